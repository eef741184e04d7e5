import { UserPlus, Users } from "lucide-preact";
import { useState } from "preact/compat";
import { useSession } from "../../platform/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { words as ui } from "../../ui/words.ts";
import { Walls } from "../walls/walls.tsx";
import "./people-admin.css";
import { PersonDialog } from "./person-dialog.tsx";
import { PersonRow } from "./person-row.tsx";
import { type ListedPerson, usePeople } from "./use-people.ts";
import { words } from "./words.ts";

export default function PeopleAdmin() {
  const me = useSession()?.person;
  const { people, problem, read } = usePeople();
  const [editing, setEditing] = useState<ListedPerson | "new" | null>(null);
  if (me?.role !== "admin")
    return (
      <>
        <TopBar title={words.title} back="/" />
        <EmptyState icon={Users} title={ui.adminsOnly} text={ui.askAdmin} />
      </>
    );
  const active = people?.filter((person) => person.active) ?? [];
  const gone = people?.filter((person) => !person.active) ?? [];
  const row = (person: ListedPerson) => (
    <PersonRow key={person.id} person={person} isMe={person.id === me.id} onEdit={() => setEditing(person)} />
  );
  return (
    <>
      <TopBar title={words.title} back="/">
        <Button variant="primary" onClick={() => setEditing("new")}>
          <UserPlus aria-hidden="true" size={20} />
          <span className="ui-bar-word">{words.add}</span>
        </Button>
      </TopBar>
      <main className="people">
        {!people && (problem ? <ErrorState text={problem} onRetry={read} /> : <Waiting />)}
        {active.length > 0 && <ul className="people-list">{active.map(row)}</ul>}
        {gone.length > 0 && (
          <>
            <h2>{words.gone}</h2>
            <p className="people-hint">{words.goneHint}</p>
            <ul className="people-list">{gone.map(row)}</ul>
          </>
        )}
        {people && <Walls />}
      </main>
      {editing && (
        <PersonDialog
          person={editing === "new" ? null : editing}
          isMe={editing !== "new" && editing.id === me.id}
          suggestedLogin={Math.max(0, ...(people ?? []).map((person) => person.login)) + 1}
          onClose={() => setEditing(null)}
          onChanged={() => {
            setEditing(null);
            void read();
          }}
        />
      )}
    </>
  );
}
