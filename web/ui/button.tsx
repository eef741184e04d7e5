import type { ComponentProps } from "preact/compat";
import "./button.css";

export type ButtonVariant = "primary" | "quiet" | "danger";
/** Without the signals that preact would take, too: here attributes are values. */
type Attributes = Omit<ComponentProps<"button">, "className" | "ref"> & { className?: string };
type Props = Attributes & { variant?: ButtonVariant; size?: "md" | "lg" };

export function Button({ variant = "quiet", size = "md", className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(className)}
      data-variant={variant}
      data-size={size}
    />
  );
}

/** For a link that looks like a button. */
export const buttonClass = (more?: string): string => (more ? `ui-button ${more}` : "ui-button");

type IconProps = Attributes & { label: string };

/** A button that is only an icon still has a name, for those who hear the screen and for those who hover. */
export function IconButton({ label, className, ...rest }: IconProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`ui-icon-button ${className ?? ""}`}
    />
  );
}
