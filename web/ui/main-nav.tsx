import { ChartNoAxesColumn, History, LayoutGrid, type LucideIcon, ShoppingCart } from "lucide-preact";
import { Link } from "wouter-preact";
import type { Role } from "../../shared/people/roles.ts";
import { useSession } from "../platform/session.ts";
import "./main-nav.css";
import { words } from "./words.ts";

interface Place {
  href: string;
  word: string;
  Icon: LucideIcon;
  /** Left out: everybody. */
  roles?: readonly Role[];
}

/** The rooms of the house, in the order in which they stand on every screen; each has its route in app.tsx. */
const PLACES: readonly Place[] = [
  { href: "/", word: words.board, Icon: LayoutGrid },
  { href: "/compras", word: words.purchasing, Icon: ShoppingCart },
  { href: "/historico", word: words.history, Icon: History },
  { href: "/numeros", word: words.figures, Icon: ChartNoAxesColumn, roles: ["admin"] },
];

/** From one room to the next: in the header where there is room, at the lower edge of a phone. */
export function MainNav() {
  const role = useSession()?.person.role;
  const places = PLACES.filter(({ roles }) => !roles || (role && roles.includes(role)));
  if (places.length < 2) return null;
  return (
    <nav className="main-nav" aria-label={words.places}>
      {places.map(({ href, word, Icon }) => (
        <Link key={href} href={href} className={(active) => (active ? "main-nav-here" : "")}>
          <Icon aria-hidden="true" size={20} />
          {word}
        </Link>
      ))}
    </nav>
  );
}
