/**
 * The closed list of what can go wrong, with the sentence a person reads.
 * A sentence says what to do next. The log and the wire carry the code; screens render from code and details.
 * `status` is the HTTP status where the code ends a request (codes that only appear in a command's result have 200).
 */
export const ERRORS = {
  // requests
  bad_request: {
    status: 400,
    message: "O pedido enviado não está no formato esperado. Recarregue a página e tente de novo.",
  },
  unknown_host: {
    status: 400,
    message: "Este endereço não é servido aqui. Confira o endereço com o administrador.",
  },
  unauthenticated: { status: 401, message: "Sua sessão terminou. Entre de novo com seu número e PIN." },
  wrong_credentials: { status: 401, message: "Número ou PIN incorreto. Confira e tente de novo." },
  forbidden: { status: 403, message: "Seu perfil não permite isto. Peça a quem pode." },
  bad_csrf_token: { status: 403, message: "A página ficou velha. Recarregue e tente de novo." },
  bad_origin: {
    status: 403,
    message: "Este pedido veio de um endereço em que não confiamos. Abra o sistema pelo endereço certo.",
  },
  https_only: {
    status: 403,
    message: "Este endereço só atende por HTTPS. Abra de novo com https:// no começo.",
  },
  not_found: { status: 404, message: "Não encontramos o que você procura. Talvez o endereço esteja errado." },
  method_not_allowed: { status: 405, message: "Esta ação não existe neste endereço." },
  unsupported_media_type: {
    status: 415,
    message: "Este tipo de conteúdo não é aceito aqui. Recarregue a página e tente de novo.",
  },
  body_too_large: { status: 413, message: "Isto é grande demais para enviar de uma vez. Envie em partes." },
  locked: {
    status: 429,
    message: "Muitas tentativas erradas. Espere um pouco ou peça ao administrador para desbloquear.",
  },
  too_many_requests: {
    status: 429,
    message: "Muitos pedidos ao mesmo tempo. Espere alguns segundos e tente de novo.",
  },
  internal: { status: 500, message: "Algo deu errado do nosso lado. Nada foi perdido; tente de novo." },
  unavailable: {
    status: 503,
    message: "O sistema não pode atender neste momento. Tente de novo em alguns segundos.",
  },
  backups_off: {
    status: 409,
    message:
      "Os backups estão desligados neste servidor (BACKUP_TIME). Peça a quem cuida dele para ligá-los.",
  },
  backup_running: { status: 409, message: "Um backup já está sendo feito. Espere ele terminar." },
  // first run
  already_set_up: { status: 409, message: "O sistema já tem um administrador. Entre com seu número e PIN." },
  wrong_setup_code: {
    status: 403,
    message: "Código incorreto. Use o código mostrado onde o sistema foi iniciado.",
  },
  // people
  login_taken: { status: 409, message: "Este número já é de outra pessoa. Escolha outro." },
  last_admin: { status: 409, message: "Este é o último administrador ativo. Nomeie outro antes." },
  wrong_wall_token: {
    status: 401,
    message: "O código deste painel não vale mais. Peça outro ao administrador.",
  },
  // quotes
  not_a_pdf: { status: 422, message: "Este arquivo não é um PDF. Escolha o PDF do orçamento." },
  too_large: { status: 422, message: "O arquivo é grande demais: o limite é 10 MB e 200 páginas." },
  encrypted_pdf: { status: 422, message: "Este PDF tem senha. Gere o orçamento de novo, sem senha." },
  unreadable_pdf: {
    status: 422,
    message: "Este PDF está danificado. Gere o orçamento de novo no sistema e envie outra vez.",
  },
  not_a_quote: { status: 422, message: "Este PDF não é um orçamento. Confira se escolheu o arquivo certo." },
  took_too_long: {
    status: 422,
    message:
      "A leitura deste PDF demorou demais e foi interrompida. Gere o orçamento de novo e envie outra vez.",
  },
  quote_not_found: { status: 404, message: "Este orçamento não está mais aqui. Envie o PDF de novo." },
  quote_does_not_add_up: {
    status: 422,
    message: "As contas deste orçamento não fecham. Corrija no sistema de origem ou confirme com um motivo.",
  },
  // orders
  duplicate_number: { status: 409, message: "Este orçamento já virou pedido. Abra o pedido que existe." },
  needs_box: { status: 422, message: "Esta logística exige caixa. Troque a embalagem para caixa." },
  unknown_logistics: { status: 422, message: "Esta logística não existe ou não está ativa. Escolha outra." },
  // settings
  unknown_time_zone: { status: 422, message: "Este fuso horário não existe. Escolha um da lista." },
  odd_hours: {
    status: 422,
    message: "Um horário termina antes de começar, ou dois se cruzam. Confira os horários.",
  },
  reason_twice: { status: 422, message: "Há dois motivos com o mesmo código. Dê outro nome a um deles." },
  not_a_logo: { status: 422, message: "Esta imagem não é PNG nem WebP. Escolha outra." },
  logo_too_large: { status: 422, message: "A imagem passa de 100 kB. Escolha uma menor." },
  logistics_name_taken: { status: 409, message: "Já existe uma logística com este nome. Escolha outro." },
  last_logistics: { status: 409, message: "Esta é a última logística ativa. Ative outra antes." },
  // scanning
  barcode_taken: { status: 409, message: "Este código já é de outro produto. Desfaça o aprendizado antes." },
  // figures and history
  period_backwards: { status: 422, message: "O período termina antes de começar. Troque as datas." },
  // commands
  open_work: { status: 409, message: "Ainda há itens em aberto. Resolva os itens da lista para finalizar." },
  order_closed: { status: 409, message: "O pedido já foi fechado. Reabra para continuar." },
  line_not_found: { status: 404, message: "Este item não existe no pedido. Recarregue o pedido." },
  reason_required: { status: 422, message: "Diga o motivo." },
  newer_than_seen: { status: 409, message: "Outra pessoa mexeu neste item depois. Veja como está agora." },
  command_id_taken: { status: 409, message: "Esta ação já foi enviada por outra pessoa. Tente de novo." },
  nothing_to_undo: { status: 409, message: "Não há o que desfazer aqui." },
  retry_taken: { status: 409, message: "Esta ação já foi reenviada." },
  wrong_actor: { status: 403, message: "Não sabemos de quem é este toque. Entre de novo e repita." },
  wrong_state: { status: 409, message: "O pedido não está num estado que permita isto." },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;
