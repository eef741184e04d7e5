import { KeyRound, Lock, LockOpen, LogIn, LogOut, Tablet, TriangleAlert } from "lucide-preact";
import { useCallback, useEffect, useState } from "preact/compat";
import type { PersonDevices } from "../../../shared/people/person-devices.ts";
import { api, messageOf } from "../../platform/api.ts";
import { formatAge, formatDay, formatTime } from "../../platform/format.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/field.tsx";
import { deviceWords, plainAddress } from "../device-words.ts";
import { words } from "./words.ts";

const ICONS = {
  signed_in: LogIn,
  signed_out: LogOut,
  sign_in_failed: TriangleAlert,
  sign_in_locked: Lock,
  sign_in_unlocked: LockOpen,
} as const;
const BAD: readonly string[] = ["sign_in_failed", "sign_in_locked"];
const SHOWN = 8;

/** Where somebody is signed in now, and who came in or tried to by that number. */
export function PersonDevicesPanel({ personId, isMe }: { personId: string; isMe: boolean }) {
  const [found, setFound] = useState<PersonDevices | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const read = useCallback(async () => {
    try {
      setFound(await api<PersonDevices>("GET", `/api/people/${personId}/devices`));
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [personId]);
  useEffect(() => void read(), [read]);
  const signOutEverywhere = async () => {
    setProblem(null);
    try {
      await api("POST", `/api/people/${personId}/sign-out`);
    } catch (error) {
      setProblem(messageOf(error));
    }
    await read();
  };
  if (!found) return <FormProblem text={problem} />;
  const { sessions, signIns } = found;
  const others = sessions.filter(({ isThisOne }) => !isThisOne);
  return (
    <section className="person-devices" aria-label={words.devicesAndSignIns}>
      <h3>{sessions.length > 0 ? words.devices : words.noDevice}</h3>
      <ul>
        {sessions.map((session) => (
          <li key={session.startedAt + session.deviceId} className="person-device">
            <Tablet aria-hidden="true" size={20} />
            <span>
              {deviceWords(session.deviceId, session.agent)}
              {session.isThisOne && words.thisOne}
              <small>{session.address && plainAddress(session.address)}</small>
            </span>
            <time dateTime={session.lastActiveAt}>{formatAge(session.lastActiveAt)}</time>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Button onClick={() => void signOutEverywhere()}>
          <LogOut aria-hidden="true" size={20} />
          {isMe ? words.signOutOthers : words.signOutAll}
        </Button>
      )}
      <FormProblem text={problem} />
      {signIns.length > 0 && (
        <>
          <h3>{words.signIns}</h3>
          <ul>
            {signIns.slice(0, all ? undefined : SHOWN).map((entry) => {
              const Icon = ICONS[entry.act] ?? KeyRound;
              return (
                <li
                  key={entry.at + entry.act}
                  className="person-device"
                  data-bad={BAD.includes(entry.act) || undefined}
                >
                  <Icon aria-hidden="true" size={20} />
                  <span>
                    {words.tries[entry.act] ?? entry.act}
                    <small>
                      {[
                        entry.deviceId && deviceWords(entry.deviceId, entry.agent),
                        entry.address && plainAddress(entry.address),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </span>
                  <time dateTime={entry.at}>
                    {formatDay(entry.at)} {formatTime(entry.at)}
                  </time>
                </li>
              );
            })}
          </ul>
          {!all && signIns.length > SHOWN && (
            <Button onClick={() => setAll(true)}>{words.showLast(signIns.length)}</Button>
          )}
        </>
      )}
    </section>
  );
}
