import { ImagePlus, PackageCheck, Trash2 } from "lucide-preact";
import { useState } from "preact/compat";
import { brandColors, DEFAULT_BRAND_COLOR } from "../../shared/settings/brand-colors.ts";
import type { Settings } from "../../shared/settings/settings.ts";
import { notify } from "../live/notices.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { applyBrand } from "./apply-brand.ts";
import { Card } from "./card.tsx";
import { logoOfFile } from "./logo-of-file.ts";
import type { SaveSettings } from "./use-shop-settings.ts";
import { words } from "./words.ts";

interface Props {
  settings: Settings;
  onSave: SaveSettings;
}

/** Name, colour and picture. The colour is shown on this very screen while it is chosen. */
export function ShopCard({ settings, onSave }: Props) {
  const [name, setName] = useState(settings.shopName);
  const [color, setColor] = useState(settings.brandColor);
  const show = (next: string) => {
    setColor(next);
    applyBrand(next);
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const logo = await logoOfFile(file);
    if (logo) await onSave({ logo });
    else notify(words.cannotRead);
  };
  return (
    <Card
      title={words.shop}
      changed={name.trim() !== settings.shopName || color !== settings.brandColor}
      onSave={() => onSave({ shopName: name.trim(), brandColor: color })}
    >
      <Field
        label={words.name}
        value={name}
        required
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="settings-color">
        <label>
          {words.brandColor}
          <input type="color" value={color} onChange={(event) => show(event.currentTarget.value)} />
        </label>
        <Sample color={color} />
        {color !== DEFAULT_BRAND_COLOR && (
          <Button onClick={() => show(DEFAULT_BRAND_COLOR)}>{words.backToOrange}</Button>
        )}
      </div>
      <div className="settings-logo">
        {settings.logo ? (
          <img src={settings.logo} alt={words.logo} />
        ) : (
          <span className="brand-mark">
            <PackageCheck aria-hidden="true" size={24} />
          </span>
        )}
        <label className="ui-button settings-file">
          <ImagePlus aria-hidden="true" size={20} />
          {settings.logo ? words.changeLogo : words.chooseLogo}
          <input
            type="file"
            accept="image/png,image/webp,image/jpeg"
            onChange={(event) => {
              void choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
        </label>
        {settings.logo && (
          <Button onClick={() => void onSave({ logo: null })}>
            <Trash2 aria-hidden="true" size={20} />
            {words.takeOff}
          </Button>
        )}
      </div>
    </Card>
  );
}

/** What becomes of the colour: where it would be hard to see or to read it is moved as little as needed. */
function Sample({ color }: { color: string }) {
  const { brand } = brandColors(color);
  const moved = color !== DEFAULT_BRAND_COLOR && (brand[0] !== color || brand[1] !== color);
  return (
    <p className="settings-sample">
      <span className="ui-button" data-variant="primary">
        {words.sampleButton}
      </span>
      <span className="ui-badge" data-tone="brand">
        {words.sampleBadge}
      </span>
      {moved && <small>{words.colorMoved}</small>}
    </p>
  );
}
