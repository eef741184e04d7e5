import { escapeHtml } from "./escape-html.ts";

/** Plain HTML without style or script: it has to work before anything is trusted. */
export function certificatePage(systemAddress: string): string {
  const address = escapeHtml(systemAddress);
  return `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Instalar o certificado</title>
</head>
<body>
<main>
<h1>Instalar o certificado da loja</h1>
<p>Com ele este aparelho confia no sistema: a separação continua sem Wi-Fi, a tela não apaga e a câmera lê códigos.
É preciso fazer isto uma vez em cada aparelho.</p>
<p><a href="/certificado/ca.crt">Baixar o certificado</a></p>
<h2>Android</h2>
<ol>
<li>Baixe o certificado acima.</li>
<li>Abra <b>Configurações → Segurança → Criptografia e credenciais → Instalar um certificado → Certificado CA</b>.</li>
<li>Toque em <b>Instalar assim mesmo</b> e escolha o arquivo <b>separacao-pmcell.crt</b>.</li>
</ol>
<h2>iPad e iPhone</h2>
<ol>
<li>Baixe o certificado acima pelo Safari e toque em <b>Permitir</b>.</li>
<li>Abra <b>Ajustes → Geral → VPN e Gerenciamento de Dispositivo</b> e instale o perfil.</li>
<li>Abra <b>Ajustes → Geral → Sobre → Confiança em Certificados</b> e ligue o certificado.</li>
</ol>
<h2>Windows</h2>
<ol>
<li>Baixe e abra o certificado; escolha <b>Instalar certificado → Máquina local</b>.</li>
<li>Escolha <b>Autoridades de Certificação Raiz Confiáveis</b> e conclua.</li>
</ol>
<h2>Depois</h2>
<p>Abra <a href="${address}">${address}</a>.</p>
</main>
</body>
</html>
`;
}
