import { lazy, Suspense } from "preact/compat";
import { Route, Switch, useRoute } from "wouter-preact";
import { onDemand, useWantedScreens } from "./on-demand.ts";
import { Board } from "./orders/board/board.tsx";
import { SignIn } from "./people/sign-in/sign-in.tsx";
import { openSession, useSessionState } from "./platform/session.ts";
import { ErrorState } from "./ui/empty-state.tsx";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { NoSuchPage } from "./ui/no-such-page.tsx";
import { Waiting } from "./ui/waiting.tsx";

const IntakeScreen = onDemand("/novo", () => import("./quotes/intake-screen.tsx"));
const OrderScreen = onDemand("/pedidos/", () => import("./picking/order-screen.tsx"));
const PeopleAdmin = onDemand("/pessoas", () => import("./people/people-admin/people-admin.tsx"));
const PurchasingScreen = onDemand("/compras", () => import("./purchasing/purchasing-screen.tsx"));
const DispatchScreen = onDemand("/romaneio", () => import("./dispatch/dispatch-screen.tsx"));
const PrintOrder = onDemand("/imprimir/pedido/", () => import("./dispatch/print/print-order.tsx"));
const PrintLabels = onDemand("/imprimir/etiquetas/", () => import("./dispatch/print/print-labels.tsx"));
const WaveScreen = onDemand("/onda", () => import("./wave/wave-screen.tsx"));
const HistoryScreen = onDemand("/historico", () => import("./history/history-screen.tsx"));
const FiguresScreen = onDemand("/numeros", () => import("./insights/figures-screen.tsx"));
const WallScreen = onDemand("/tv", () => import("./orders/wall/wall-screen.tsx"));
const SettingsScreen = onDemand("/ajustes", () => import("./settings/settings-screen.tsx"));
const AuditScreen = onDemand("/auditoria", () => import("./audit/audit-screen.tsx"));
const OperationsScreen = onDemand("/operacao", () => import("./operations/operations-screen.tsx"));
const Setup = lazy(() => import("./people/setup/setup.tsx"));

/** Who is here decides first, the address second: after signing in one is where the link led. */
export function App() {
  const session = useSessionState();
  const isHere = useWantedScreens();
  const [onWall] = useRoute("/tv");
  if (onWall && session.status !== "loading")
    return (
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <WallScreen />
        </Suspense>
      </ErrorBoundary>
    );
  return (
    <ErrorBoundary>
      <Suspense fallback={<Waiting />}>
        {session.status === "loading" && <Waiting />}
        {session.status === "unreachable" && (
          <ErrorState text={session.message} onRetry={() => void openSession()} />
        )}
        {session.status === "setup" && <Setup />}
        {session.status === "out" && <SignIn ended={session.ended} />}
        {session.status === "in" && (isHere ? <Screens key={session.session.person.id} /> : <Waiting />)}
      </Suspense>
    </ErrorBoundary>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path="/" component={Board} />
      <Route path="/novo" component={IntakeScreen} />
      <Route path="/pedidos/:id">{({ id }) => <OrderScreen id={id} />}</Route>
      <Route path="/compras" component={PurchasingScreen} />
      <Route path="/onda" component={WaveScreen} />
      <Route path="/romaneio" component={DispatchScreen} />
      <Route path="/imprimir/pedido/:id">{({ id }) => <PrintOrder id={id} />}</Route>
      <Route path="/imprimir/etiquetas/:id">{({ id }) => <PrintLabels id={id} />}</Route>
      <Route path="/historico" component={HistoryScreen} />
      <Route path="/numeros" component={FiguresScreen} />
      <Route path="/pessoas" component={PeopleAdmin} />
      <Route path="/ajustes" component={SettingsScreen} />
      <Route path="/auditoria" component={AuditScreen} />
      <Route path="/operacao" component={OperationsScreen} />
      <Route component={NoSuchPage} />
    </Switch>
  );
}
