import { Component, type ReactNode } from "react";
import { ErrorState } from "./empty-state.tsx";

/** A screen that broke (or whose file did not come through the Wi-Fi) says so and offers the way back. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <ErrorState
        text="Confira a conexão e recarregue. O que já foi tocado está guardado."
        onRetry={() => location.reload()}
      />
    );
  }
}
