import { Component, type ReactNode } from "preact/compat";
import { ErrorState } from "./empty-state.tsx";
import { words } from "./words.ts";

/** A screen that broke (or whose file did not come through the Wi-Fi) says so and offers the way back. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <ErrorState text={words.broken} onRetry={() => location.reload()} />;
  }
}
