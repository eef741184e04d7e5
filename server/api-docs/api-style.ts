export const API_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f7f5f2, #161412); color: light-dark(#1c1917, #f5f5f4); }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h2 { margin: 2rem 0 0.5rem; text-transform: capitalize; }
h3 { margin: 1rem 0 0.25rem; font-size: 1rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
details { margin: 0.375rem 0; border-radius: 0.75rem; background: light-dark(#fff, #211e1b); padding: 0 1rem; }
summary { min-height: 48px; display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; cursor: pointer; }
summary b { min-width: 4.5rem; font-size: 0.8125rem; color: light-dark(#1d4ed8, #93c5fd); }
summary b.post, summary b.patch { color: light-dark(#9a3412, #fdba74); }
summary b.delete { color: light-dark(#b91c1c, #fca5a5); }
summary span { color: light-dark(#57534e, #a8a29e); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; font-weight: normal; }
pre { margin: 0 0 1rem; overflow-x: auto; max-height: 24rem; }
`;
