<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Magpie</name>
    <message>
        <location filename="../../desktop/acting.py"/>
        <location filename="../../desktop/ui/action_card.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <location filename="../../desktop/ui/preferences/controls.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Ctrl+Enter runs it.</source>
        <translation>Strg+Eingabe führt den Befehl aus.</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Earlier queries</source>
        <translation>Frühere Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/answer_card.py"/>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Paste all</source>
        <translation>Alle einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Unmark</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Open the browser</source>
        <translation>Browser öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/acting.py"/>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../../desktop/app.py"/>
        <source>Press Enter to close this.</source>
        <translation>Eingabetaste drücken, um dies zu schließen.</translation>
    </message>
    <message>
        <location filename="../../desktop/app.py"/>
        <source>Copied three times: keep it as a snippet?</source>
        <translation>Dreimal kopiert: als Textbaustein behalten?</translation>
    </message>
    <message>
        <location filename="../../desktop/app.py"/>
        <source>Keep it…</source>
        <translation>Behalten …</translation>
    </message>
    <message>
        <location filename="../../desktop/binding.py"/>
        <source>%s is taken by another program.</source>
        <translation>%s wird von einem anderen Programm verwendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/binding.py"/>
        <source>Bind “%s” to a key in your desktop's settings.</source>
        <translation>„%s“ in den Einstellungen der Arbeitsumgebung mit einer Taste verbinden.</translation>
    </message>
    <message>
        <location filename="../../desktop/binding.py"/>
        <source>%s is free.</source>
        <translation>%s ist frei.</translation>
    </message>
    <message>
        <location filename="../../desktop/clip_view.py"/>
        <source>What you copy is kept from now on.</source>
        <translation>Was Sie kopieren, wird von jetzt an behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/clipping.py"/>
        <location filename="../../desktop/inserting.py"/>
        <source>Copied: press %s to paste it.</source>
        <translation>Kopiert: %s fügt es ein.</translation>
    </message>
    <message>
        <location filename="../../desktop/expanding/expanding.py"/>
        <source>“%s” asks for something: open it in Magpie.</source>
        <translation>„%s“ fragt nach etwas: Öffnen Sie ihn in Magpie.</translation>
    </message>
    <message>
        <location filename="../../desktop/expanding/expanding.py"/>
        <source>“%s” has a command that you have not approved: open it in Magpie to do so.</source>
        <translation>„%s“ hat einen Befehl, den Sie nicht freigegeben haben: Öffnen Sie ihn dazu in Magpie.</translation>
    </message>
    <message>
        <location filename="../../desktop/hotkeys.py"/>
        <source>Show or hide Magpie</source>
        <translation>Magpie ein- oder ausblenden</translation>
    </message>
    <message>
        <location filename="../../desktop/hotkeys.py"/>
        <source>Show the clipboard history</source>
        <translation>Den Verlauf der Zwischenablage zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/hotkeys.py"/>
        <source>Show your snippets</source>
        <translation>Die Textbausteine zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/inserting.py"/>
        <source>The place for the cursor is too far up: it stands at the end.</source>
        <translation>Die Stelle für die Schreibmarke liegt zu weit oben: sie steht am Ende.</translation>
    </message>
    <message>
        <location filename="../../desktop/inserting.py"/>
        <source>There is nothing in it to be pasted.</source>
        <translation>Es ist nichts darin, was sich einfügen ließe.</translation>
    </message>
    <message>
        <location filename="../../desktop/inserting.py"/>
        <source>Its picture cannot be read.</source>
        <translation>Das Bild ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../desktop/inserting.py"/>
        <source>The cursor could not be put in its place.</source>
        <translation>Die Schreibmarke ließ sich nicht an ihre Stelle setzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/inserting.py"/>
        <source>No program took it: click where it belongs, and try again.</source>
        <translation>Kein Programm hat es angenommen: Klicken Sie dorthin, wo es hingehört, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>From what is selected. %s begins with nothing.</source>
        <translation>Aus dem, was markiert ist. %s beginnt mit nichts.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The text is too long to be edited here.</source>
        <translation>Der Text ist zu lang, um hier bearbeitet zu werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Leave this snippet?</source>
        <translation>Diesen Textbaustein verlassen?</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>What you have written is not saved.</source>
        <translation>Was Sie geschrieben haben, ist nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Leave it</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>“%1” is the keyword of “%2” already.</source>
        <translation>„%1“ ist schon das Kürzel von „%2“.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Magpie's service does not answer. What you write stays here meanwhile.</source>
        <translation>Der Dienst von Magpie antwortet nicht. Was Sie schreiben, bleibt solange hier.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>From %s</source>
        <translation>Aus %s</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>New snippet</source>
        <translation>Neuer Textbaustein</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>This snippet is a picture: %s</source>
        <translation>Dieser Textbaustein ist ein Bild: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Edit snippet</source>
        <translation>Textbaustein bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Save this one first, or leave it.</source>
        <translation>Speichern oder verlassen Sie zuerst diesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>A snippet needs a text.</source>
        <translation>Ein Textbaustein braucht einen Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Keep anyway</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>Your snippet waits: %s goes on with it.</source>
        <translation>Ihr Textbaustein wartet: %s macht damit weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>The snippet is kept.</source>
        <translation>Der Textbaustein ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../../desktop/snippet_editor.py"/>
        <source>It ends with Magpie until there is a keyring or a passphrase.</source>
        <translation>Er endet mit Magpie, solange es weder Schlüsselbund noch Passphrase gibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_card.py"/>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_card.py"/>
        <source>Why “%s” is here</source>
        <translation>Warum „%s“ hier steht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>What to do with it</source>
        <translation>Was soll damit geschehen?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>Nothing is called that.</source>
        <translation>So heißt hier nichts.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>Use for ↵</source>
        <translation>Für ↵</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_menu.py"/>
        <source>Use for Ctrl ↵</source>
        <translation>Für Strg ↵</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Only Ctrl+Enter runs it</source>
        <translation>Wird nur mit Strg+Eingabe ausgeführt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Leave it out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Magpie runs nothing that you have not approved: its place stays as text.</source>
        <translation>Magpie führt nichts aus, was Sie nicht genehmigt haben: Seine Stelle bleibt als Text stehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Look at it…</source>
        <translation>Ansehen …</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete %Ln clips?</source>
        <translation>
            <numerusform>%Ln Eintrag löschen?</numerusform>
            <numerusform>%Ln Einträge löschen?</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>They go from the clipboard history for good. This cannot be undone.</source>
        <translation>Sie verschwinden endgültig aus dem Verlauf der Zwischenablage. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>%Ln clips are marked</source>
        <translation>
            <numerusform>%Ln Eintrag ist markiert</numerusform>
            <numerusform>%Ln Einträge sind markiert</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Its name answers the query</source>
        <translation>Der Name entspricht der Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It has the words</source>
        <translation>Enthält die Wörter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The words are in its name</source>
        <translation>Die Wörter stehen im Namen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The words are in its title</source>
        <translation>Die Wörter stehen im Titel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The words are in its folders' names</source>
        <translation>Die Wörter stehen in den Ordnernamen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The words are in its text</source>
        <translation>Die Wörter stehen im Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It means something close</source>
        <translation>Bedeutet etwas Ähnliches</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>You opened it for this query</source>
        <translation>Bei dieser Suche schon geöffnet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>You opened it before</source>
        <translation>Schon früher geöffnet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It changed lately</source>
        <translation>Kürzlich geändert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It was copied at that time</source>
        <translation>Es wurde damals kopiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Its English name answers the query</source>
        <translation>Der englische Name entspricht der Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The program it starts is called so</source>
        <translation>Das gestartete Programm heißt so</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It is such an application</source>
        <translation>Ist eine Anwendung dieser Art</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The query is one of its keywords</source>
        <translation>Die Suche ist eines der Stichwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Run “%s” in a terminal</source>
        <translation>„%s“ in einem Terminal ausführen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Open at %s</source>
        <translation>Öffnen: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Open at another passage</source>
        <translation>An anderer Textstelle öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy passage</source>
        <translation>Textstelle kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy citation</source>
        <translation>Quellenangabe kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy Markdown link</source>
        <translation>Markdown-Link kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy file</source>
        <translation>Datei kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>More like this</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Why is this here?</source>
        <translation>Warum steht das hier?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Make a snippet of it</source>
        <translation>Textbaustein daraus machen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/edit_card.py"/>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Paste as plain text</source>
        <translation>Als reinen Text einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete the snippet</source>
        <translation>Textbaustein löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Edit the snippet</source>
        <translation>Textbaustein bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Never find this file</source>
        <translation>Diese Datei nie finden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Never find this folder</source>
        <translation>Diesen Ordner nie finden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/edit_card.py"/>
        <source>Edit before pasting</source>
        <translation>Vor dem Einfügen bearbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Unpin</source>
        <translation>Loslösen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Mark, to paste several as one</source>
        <translation>Markieren, um mehrere als eins einzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Forget the last 5 minutes</source>
        <translation>Die letzten 5 Minuten vergessen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Clear clipboard history</source>
        <translation>Verlauf der Zwischenablage leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Paste as one</source>
        <translation>Als eins einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy as one</source>
        <translation>Als eins kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete all of them for good</source>
        <translation>Alle davon endgültig löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Unmark all</source>
        <translation>Alle Markierungen aufheben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The passage is in the clipboard.</source>
        <translation>Die Textstelle ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The path is in the clipboard.</source>
        <translation>Der Pfad ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The citation is in the clipboard.</source>
        <translation>Die Quellenangabe ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The link is in the clipboard.</source>
        <translation>Der Link ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It is in the clipboard.</source>
        <translation>Es liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The file is in the clipboard.</source>
        <translation>Die Datei ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It goes from the clipboard history for good. This cannot be undone.</source>
        <translation>Es verschwindet endgültig aus dem Verlauf der Zwischenablage. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It is deleted for good. This cannot be undone.</source>
        <translation>Er wird endgültig gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Clear the clipboard history?</source>
        <translation>Den Verlauf der Zwischenablage leeren?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>All clips that are not pinned are deleted for good. This cannot be undone.</source>
        <translation>Alle nicht angehefteten Einträge werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Never find “%s”?</source>
        <translation>„%s“ nie finden?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The line is added to index.exclude in the settings; take it out to undo this.</source>
        <translation>In den Einstellungen kommt eine Zeile zu index.exclude hinzu; wird sie dort entfernt, ist alles wie zuvor.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>“%s” has a command that you have not approved</source>
        <translation>„%s“ hat einen Befehl, den Sie nicht genehmigt haben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Copy without it</source>
        <translation>Ohne ihn kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Paste without it</source>
        <translation>Ohne ihn einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Search the web for “%s”</source>
        <translation>Im Web nach „%s“ suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Opens %s in your browser; nothing is sent before</source>
        <translation>Öffnet %s im Browser; vorher wird nichts gesendet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>This query does not find it any more.</source>
        <translation>Diese Suche findet es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Show its folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Never find the folder “%s”?</source>
        <translation>Den Ordner „%s“ nie finden?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete “%s”?</source>
        <translation>„%s“ löschen?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete the snippet “%s”?</source>
        <translation>Den Textbaustein „%s“ löschen?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It leaves the index. The file itself stays as it is.</source>
        <translation>Sie wird aus dem Index entfernt. Die Datei selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>It and all in it leave the index. The folder itself stays as it is.</source>
        <translation>Er und alles darin werden aus dem Index entfernt. Der Ordner selbst bleibt, wie er ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Paused: what you copy is not kept until you go on.</source>
        <translation>Angehalten: Was Sie kopieren, wird nicht behalten, bis Sie fortfahren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>The keyring is asked for the key of the clipboard history…</source>
        <translation>Der Schlüsselbund wird nach dem Schlüssel des Verlaufs gefragt…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Locked: what you copy is kept in memory until you unlock it.</source>
        <translation>Gesperrt: Was Sie kopieren, bleibt im Arbeitsspeicher, bis Sie entsperren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Kept in memory alone: it ends with Magpie.</source>
        <translation>Nur im Arbeitsspeicher: Er endet mit Magpie.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Paused until {time}: what you copy is not kept.</source>
        <translation>Angehalten bis {time}: Was Sie kopieren, wird nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Turn it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Enter the passphrase…</source>
        <translation>Passphrase eingeben…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Set a passphrase…</source>
        <translation>Passphrase festlegen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Go on keeping</source>
        <translation>Wieder behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>The clipboard history is off</source>
        <translation>Der Verlauf der Zwischenablage ist aus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <location filename="../../desktop/ui/notice.py"/>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>The clipboard history is locked</source>
        <translation>Der Verlauf der Zwischenablage ist gesperrt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>The clipboard history cannot be read</source>
        <translation>Der Verlauf der Zwischenablage ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>A new clipboard history was begun</source>
        <translation>Ein neuer Verlauf wurde begonnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Nothing copied yet</source>
        <translation>Noch nichts kopiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>The clipboard history is paused</source>
        <translation>Der Verlauf der Zwischenablage ist angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Turn it on, and all you copy is found here and pasted again.</source>
        <translation>Schalten Sie ihn ein, und alles Kopierte ist hier zu finden und wieder einzufügen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>It is encrypted, on this machine alone; what looks like a secret is left out.</source>
        <translation>Alles ist verschlüsselt, nur auf diesem Rechner; was nach einem Geheimnis aussieht, bleibt draußen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>Its file is kept aside, and another one begun.</source>
        <translation>Die Datei bleibt beiseitegelegt, und eine neue wird begonnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_state_wording.py"/>
        <source>What you copy from now on is listed here: text, images, files, links.</source>
        <translation>Was Sie von jetzt an kopieren, steht hier: Text, Bilder, Dateien, Links.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>Text</source>
        <comment>a kind of clip</comment>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>Formatted text</source>
        <translation>Formatierter Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/scope_wording.py"/>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>%Ln times, first {when}</source>
        <translation>
            <numerusform>%Ln-mal, zuerst {when}</numerusform>
            <numerusform>%Ln-mal, zuerst {when}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>yesterday {time}</source>
        <translation>gestern {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>{name} and %Ln more</source>
        <translation>
            <numerusform>{name} und %Ln weitere</numerusform>
            <numerusform>{name} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/edit_card.py"/>
        <source>Keep it as a new clip</source>
        <translation>Als neuen Eintrag behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/edit_card.py"/>
        <location filename="../../indexer/contract/settings.py"/>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/edit_card.py"/>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/field_content.py"/>
        <source>Filters become chips: ext:pdf, in:folder, name:report, after:7d, size:&gt;1mb, lang:de.</source>
        <translation>Filter werden zu Marken: ext:pdf, in:ordner, name:bericht, after:7d, size:&gt;1mb, lang:de.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/field_content.py"/>
        <source>Backspace at the beginning makes them text again; Up brings earlier queries back.</source>
        <translation>Die Rücktaste am Anfang macht sie wieder zu Text; Pfeil nach oben holt frühere Suchen zurück.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/field_content.py"/>
        <source>Alt with a digit does what Enter does, on the row with that number.</source>
        <translation>Alt mit einer Ziffer tut, was die Eingabetaste tut, in der Zeile mit dieser Nummer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/field_content.py"/>
        <source>Tab narrows the search; so do f: or a: and a space at the beginning.</source>
        <translation>Tab grenzt die Suche ein; ebenso f: oder a: und ein Leerzeichen am Anfang.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/form_card.py"/>
        <location filename="../../desktop/ui/welcome/window.py"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/form_card.py"/>
        <source>Next field</source>
        <translation>Nächstes Feld</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history is paused.</source>
        <translation>Der Verlauf der Zwischenablage ist angehalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history goes on.</source>
        <translation>Der Verlauf der Zwischenablage geht weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clip is pinned.</source>
        <translation>Der Eintrag ist angeheftet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clip is not pinned.</source>
        <translation>Der Eintrag ist nicht angeheftet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history is unlocked.</source>
        <translation>Der Verlauf der Zwischenablage ist entsperrt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring is asked.</source>
        <translation>Der Schlüsselbund wird gefragt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history is off.</source>
        <translation>Der Verlauf der Zwischenablage ist ausgeschaltet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Unlock the clipboard history first.</source>
        <translation>Entsperren Sie zuerst den Verlauf der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>That is not the passphrase of the clipboard history.</source>
        <translation>Das ist nicht die Passphrase des Verlaufs der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring waits for you; answer it first.</source>
        <translation>Der Schlüsselbund wartet auf Sie; antworten Sie ihm zuerst.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There is no keyring on this computer: the clipboard history is kept in memory and ends with Magpie. Set a passphrase to keep it.</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund: Der Verlauf der Zwischenablage bleibt im Arbeitsspeicher und endet mit Magpie. Legen Sie eine Passphrase fest, um ihn zu behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring is locked: the clipboard history is kept in memory until you unlock it.</source>
        <translation>Der Schlüsselbund ist gesperrt: Der Verlauf der Zwischenablage bleibt im Arbeitsspeicher, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring waits for you to unlock it; until then the clipboard history is kept in memory.</source>
        <translation>Der Schlüsselbund wartet darauf, dass Sie ihn entsperren; bis dahin bleibt der Verlauf der Zwischenablage im Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history waits for your passphrase; until then it is kept in memory.</source>
        <translation>Der Verlauf der Zwischenablage wartet auf Ihre Passphrase; bis dahin bleibt er im Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history's file is damaged.</source>
        <translation>Die Datei des Verlaufs der Zwischenablage ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>1 clip is forgotten.</source>
        <translation>1 Eintrag ist vergessen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>1 clip is deleted.</source>
        <translation>1 Eintrag ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>1 clip is exported.</source>
        <translation>1 Eintrag ist exportiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>1 clip is imported.</source>
        <translation>1 Eintrag ist importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Nothing was copied in that time that is not pinned.</source>
        <translation>In dieser Zeit wurde nichts kopiert, was nicht angeheftet ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <source>There is no text in it.</source>
        <translation>Es ist kein Text darin.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The edited text looks like a secret and was not kept.</source>
        <translation>Der bearbeitete Text sieht aus wie ein Geheimnis und wurde nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The edited text was not kept.</source>
        <translation>Der bearbeitete Text wurde nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history opens with your passphrase from now on.</source>
        <translation>Der Verlauf der Zwischenablage öffnet sich ab jetzt mit Ihrer Passphrase.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history opens with the keyring from now on.</source>
        <translation>Der Verlauf der Zwischenablage öffnet sich ab jetzt mit dem Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard history is encrypted with a new key.</source>
        <translation>Der Verlauf der Zwischenablage ist mit einem neuen Schlüssel verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Set the passphrase anew: that makes another key.</source>
        <translation>Legen Sie die Passphrase neu fest: Das ergibt einen anderen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Unlock the snippet collection first.</source>
        <translation>Entsperren Sie zuerst die Textbausteine.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>That is not the passphrase of the snippet collection.</source>
        <translation>Das ist nicht die Passphrase der Textbausteine.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There is no keyring on this computer: the snippet collection is kept in memory and ends with Magpie. Set a passphrase to keep it.</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund: Die Textbausteine bleiben im Arbeitsspeicher und enden mit Magpie. Legen Sie eine Passphrase fest, um sie zu behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring is locked: the snippet collection is kept in memory until you unlock it.</source>
        <translation>Der Schlüsselbund ist gesperrt: Die Textbausteine bleiben im Arbeitsspeicher, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The keyring waits for you to unlock it; until then the snippet collection is kept in memory.</source>
        <translation>Der Schlüsselbund wartet darauf, dass Sie ihn entsperren; bis dahin bleiben die Textbausteine im Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The snippet collection waits for your passphrase; until then it is kept in memory.</source>
        <translation>Die Textbausteine warten auf Ihre Passphrase; bis dahin bleiben sie im Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The snippet collection's file is damaged.</source>
        <translation>Die Datei der Textbausteine ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>1 snippet is deleted.</source>
        <translation>1 Textbaustein ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The regular expression cannot be read.</source>
        <translation>Der reguläre Ausdruck ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The snippet is too large.</source>
        <translation>Der Textbaustein ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The snippet has something in it that cannot be kept.</source>
        <translation>Der Textbaustein enthält etwas, das nicht aufbewahrt werden kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The filled in snippet is too long to be used.</source>
        <translation>Der ausgefüllte Textbaustein ist zu lang, um ihn zu verwenden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There are no snippets to export.</source>
        <translation>Es gibt keine Textbausteine zu exportieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The snippet collection is being opened.</source>
        <translation>Die Sammlung der Textbausteine wird geöffnet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>What comes from a followed folder comes back while it is there.</source>
        <translation>Was aus einem beobachteten Ordner stammt, kommt wieder, solange es dort ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There is no such file or folder.</source>
        <translation>Es gibt keine solche Datei und keinen solchen Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There are no snippets of a known format in it.</source>
        <translation>Darin sind keine Textbausteine in einem bekannten Format.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The folder holds too many files.</source>
        <translation>Der Ordner enthält zu viele Dateien.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The files are too large.</source>
        <translation>Die Dateien sind zu groß.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The command may run.</source>
        <translation>Der Befehl darf ausgeführt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The command may not run any more.</source>
        <translation>Der Befehl darf nicht mehr ausgeführt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The placeholder has no }} and stays text.</source>
        <translation>Dem Platzhalter fehlt }}, er bleibt Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>This is no placeholder and stays text.</source>
        <translation>Das ist kein Platzhalter und bleibt Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The clipboard is empty.</source>
        <translation>Die Zwischenablage ist leer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There are not that many clips.</source>
        <translation>So viele Clips gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Nothing is selected.</source>
        <translation>Nichts ist markiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Nothing is chosen yet.</source>
        <translation>Noch ist nichts gewählt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>This is not filled in yet.</source>
        <translation>Das ist noch nicht ausgefüllt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>There is nothing to choose from.</source>
        <translation>Es gibt nichts zur Auswahl.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Too many snippets hold each other.</source>
        <translation>Zu viele Textbausteine enthalten einander.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Too many variables refer to each other.</source>
        <translation>Zu viele Variablen verweisen aufeinander.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The text grew too long and ends here.</source>
        <translation>Der Text wurde zu lang und endet hier.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>Values can be handed to sh, bash and zsh alone.</source>
        <translation>Werte können nur an sh, bash und zsh übergeben werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>This would run a command that you have not approved.</source>
        <translation>Das würde einen Befehl ausführen, den Sie nicht erlaubt haben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The command failed.</source>
        <translation>Der Befehl ist fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>A value may not be part of what a program runs.</source>
        <translation>Ein Wert darf kein Teil dessen sein, was ein Programm ausführt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The date is too far away.</source>
        <translation>Das Datum liegt zu weit entfernt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The format is too long.</source>
        <translation>Das Format ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The format has letters that mean nothing: put words in 'quotes'.</source>
        <translation>Das Format hat Buchstaben, die nichts bedeuten: Setzen Sie Wörter in 'Anführungszeichen'.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The format is none that dates are written by.</source>
        <translation>Das ist kein Format, nach dem ein Datum geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>The offset is none.</source>
        <translation>Das ist kein Abstand.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/kept_lines.py"/>
        <source>A clip has a number: 0 is the latest.</source>
        <translation>Ein Clip hat eine Nummer: 0 ist der letzte.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_recorder.py"/>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Press the new key…</source>
        <translation>Neue Taste drücken…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_recorder.py"/>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_recorder.py"/>
        <source>Hotkey: %s</source>
        <translation>Tastenkürzel: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_recorder.py"/>
        <source>Magpie cannot use this key; try another.</source>
        <translation>Magpie kann diese Taste nicht verwenden; bitte eine andere versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_recorder.py"/>
        <source>Hold Ctrl, Alt or Super too: alone, this key is for typing.</source>
        <translation>Zusätzlich Strg, Alt oder Super halten: Allein dient diese Taste zum Schreiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Super</source>
        <translation>Super</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Insert</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <location filename="../../desktop/ui/status/state_card.py"/>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>PageUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>PageDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/key_wording.py"/>
        <source>Plus</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Magpie's service does not answer.</source>
        <translation>Der Dienst von Magpie antwortet nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Magpie's service keeps ending; its log tells why.</source>
        <translation>Der Dienst von Magpie endet immer wieder; im Protokoll steht, warum.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Magpie's service cannot be started; is the installation complete?</source>
        <translation>Der Dienst von Magpie kann nicht gestartet werden; ist die Installation vollständig?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Search by meaning is not ready yet; these hits are found by words.</source>
        <translation>Die Suche nach Bedeutung ist noch nicht bereit; diese Treffer sind nach Wörtern gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Not all of it fits into one message; search more closely.</source>
        <translation>Es sind zu viele Treffer auf einmal; bitte genauer suchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Indexing is paused.</source>
        <translation>Die Indexierung ist angehalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Indexing goes on.</source>
        <translation>Die Indexierung geht weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The indexes are built anew once indexing goes on.</source>
        <translation>Die Indizes werden neu aufgebaut, sobald die Indexierung weitergeht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The indexes are built anew in the background.</source>
        <translation>Die Indizes werden im Hintergrund neu aufgebaut.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>What was opened is forgotten.</source>
        <translation>Geöffnetes ist vergessen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no such hit.</source>
        <translation>Diesen Treffer gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Too many clients.</source>
        <translation>Zu viele Verbindungen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no such file any more.</source>
        <translation>Diese Datei gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The settings cannot be changed: index.exclude is to be a list.</source>
        <translation>Die Einstellungen können nicht geändert werden: index.exclude muss eine Liste sein.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Add its folder with `magpie index add PATH`.</source>
        <translation>Der Ordner der Datei lässt sich in den Einstellungen hinzufügen oder mit `magpie index add PFAD`.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Found by its words.</source>
        <translation>Wird nach ihren Wörtern gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Its words wait to be written to the index.</source>
        <translation>Ihre Wörter warten darauf, in den Index geschrieben zu werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>as you asked</source>
        <translation>wie gewünscht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>running on battery</source>
        <translation>Akkubetrieb</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>other programs need the machine</source>
        <translation>andere Programme brauchen den Rechner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>hidden file</source>
        <translation>versteckte Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>symbolic link</source>
        <translation>symbolische Verknüpfung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>not in a watched folder</source>
        <translation>in keinem überwachten Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>lock file</source>
        <translation>Sperrdatei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>temporary file</source>
        <translation>temporäre Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>an editor's swap file</source>
        <translation>Auslagerungsdatei eines Editors</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>an editor's backup file</source>
        <translation>Sicherungsdatei eines Editors</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>unfinished download</source>
        <translation>unvollständiger Download</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>a file browser's own file</source>
        <translation>eigene Datei eines Dateibrowsers</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>a Python virtual environment</source>
        <translation>virtuelle Python-Umgebung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>a conda environment</source>
        <translation>conda-Umgebung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>a cache: the folder holds CACHEDIR.TAG</source>
        <translation>Zwischenspeicher: Der Ordner enthält CACHEDIR.TAG</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>An image</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A sound</source>
        <translation>Eine Tonaufnahme</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A video</source>
        <translation>Ein Video</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A sound or video</source>
        <translation>Eine Ton- oder Videoaufnahme</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>An archive</source>
        <translation>Ein Archiv</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A compressed file</source>
        <translation>Eine komprimierte Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A program</source>
        <translation>Ein Programm</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A font</source>
        <translation>Eine Schrift</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A database</source>
        <translation>Eine Datenbank</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A drawing</source>
        <translation>Eine Zeichnung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A PostScript file</source>
        <translation>Eine PostScript-Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A document of a kind that is not read yet</source>
        <translation>Ein Dokument einer Art, die noch nicht gelesen wird</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A binary file of an unknown kind</source>
        <translation>Eine Binärdatei unbekannter Art</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Magpie may not read this file.</source>
        <translation>Magpie darf diese Datei nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>This is a symbolic link.</source>
        <translation>Dies ist eine symbolische Verknüpfung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>This is a folder.</source>
        <translation>Dies ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>This is not a regular file.</source>
        <translation>Dies ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The disk reported an error while the file was read.</source>
        <translation>Der Datenträger meldete beim Lesen der Datei einen Fehler.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The network folder lost the file while it was read.</source>
        <translation>Der Netzwerkordner verlor die Datei, während sie gelesen wurde.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The network folder did not answer.</source>
        <translation>Der Netzwerkordner antwortete nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Extracting the file takes more memory than it may.</source>
        <translation>Das Auslesen der Datei braucht mehr Speicher als erlaubt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The system stopped the extraction: memory ran out.</source>
        <translation>Das System brach das Auslesen ab: Der Speicher ging aus.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file made the extraction crash.</source>
        <translation>Die Datei brachte das Auslesen zum Absturz.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF is damaged or not a PDF at all.</source>
        <translation>Das PDF ist beschädigt oder gar keines.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF is password-protected.</source>
        <translation>Das PDF ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF is protected by an unsupported method.</source>
        <translation>Das PDF ist durch ein nicht unterstütztes Verfahren geschützt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF has no readable pages.</source>
        <translation>Das PDF hat keine lesbaren Seiten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF cannot be opened.</source>
        <translation>Das PDF kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF has no pages.</source>
        <translation>Das PDF hat keine Seiten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>None of the PDF's pages can be read.</source>
        <translation>Keine Seite des PDFs kann gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The package holds no document.</source>
        <translation>Das Paket enthält kein Dokument.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The package is compressed by an unknown method.</source>
        <translation>Das Paket ist mit einem unbekannten Verfahren komprimiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>It unpacks to more than it may.</source>
        <translation>Entpackt ist es größer als erlaubt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Not a valid zip package: the file is cut short.</source>
        <translation>Kein gültiges Zip-Paket: Die Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Not a zip package, as its name says it is.</source>
        <translation>Kein Zip-Paket, obwohl der Name es sagt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Not an RTF document, as its name says it is.</source>
        <translation>Kein RTF-Dokument, obwohl der Name es sagt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The document has no body.</source>
        <translation>Das Dokument hat keinen Inhalt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The document is password-protected.</source>
        <translation>Das Dokument ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The content is of an older format than the name.</source>
        <translation>Der Inhalt hat ein älteres Format, als der Name sagt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The workbook is password-protected.</source>
        <translation>Die Arbeitsmappe ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The workbook is damaged or of no known kind.</source>
        <translation>Die Arbeitsmappe ist beschädigt oder von unbekannter Art.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The book holds no list of its chapters.</source>
        <translation>Das Buch enthält kein Verzeichnis seiner Kapitel.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The book is copy-protected (DRM).</source>
        <translation>Das Buch ist kopiergeschützt (DRM).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Pages cannot be drawn now.</source>
        <translation>Seiten können derzeit nicht gezeichnet werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The page cannot be drawn.</source>
        <translation>Die Seite kann nicht gezeichnet werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The page takes too long to draw.</source>
        <translation>Das Zeichnen der Seite dauert zu lange.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The page takes too much memory to draw.</source>
        <translation>Das Zeichnen der Seite braucht zu viel Speicher.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The page is empty.</source>
        <translation>Die Seite ist leer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Only a PDF's pages are drawn.</source>
        <translation>Nur Seiten von PDFs werden gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The keyword index was damaged and is being rebuilt.</source>
        <translation>Der Index der Wörter war beschädigt und wird neu aufgebaut.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model's description cannot be read.</source>
        <translation>Die Beschreibung des exportierten Modells kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model is of another version of Magpie.</source>
        <translation>Das exportierte Modell ist von einer anderen Version von Magpie.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model is incomplete.</source>
        <translation>Das exportierte Modell ist unvollständig.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model is damaged.</source>
        <translation>Das exportierte Modell ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model cannot be loaded.</source>
        <translation>Das exportierte Modell kann nicht geladen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The exported model's tokenizer cannot be read.</source>
        <translation>Der Tokenizer des exportierten Modells kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The embedding model failed on a text.</source>
        <translation>Das Embedding-Modell scheiterte an einem Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Another process is preparing the model.</source>
        <translation>Ein anderer Prozess bereitet das Modell vor.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>add your folders again</source>
        <translation>die Ordner bitte erneut hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file is not there any more</source>
        <translation>Die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>no terminal is installed</source>
        <translation>Es ist kein Terminal installiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>the template names no program</source>
        <translation>Die Vorlage nennt kein Programm</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>the template must contain {path} or {uri}</source>
        <translation>Die Vorlage muss {path} oder {uri} enthalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>a quote in the Exec line is not closed</source>
        <translation>ein Anführungszeichen in der Exec-Zeile ist nicht geschlossen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>the Exec line names no program</source>
        <translation>die Exec-Zeile nennt kein Programm</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>there is no D-Bus session bus</source>
        <translation>es gibt keinen D-Bus-Sitzungsbus</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>the answer did not come in time</source>
        <translation>die Antwort kam nicht rechtzeitig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A key is missing after the modifiers</source>
        <translation>Nach den Zusatztasten fehlt eine Taste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>it is larger than 1 MiB</source>
        <translation>sie ist größer als 1 MiB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>No closing quotation</source>
        <translation>schließendes Anführungszeichen fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>No escaped character</source>
        <translation>Zeichen nach \ fehlt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Read-only file system</source>
        <translation>Schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Not a directory</source>
        <translation>Ist kein Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is now watched.</source>
        <translation>{path} wird jetzt überwacht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is already watched.</source>
        <translation>{path} wird bereits überwacht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is a file; a folder is watched as a whole.</source>
        <translation>{path} ist eine Datei; überwacht werden ganze Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is missing; a folder is watched as a whole.</source>
        <translation>{path} fehlt; überwacht werden ganze Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is not a watched folder; see `magpie index list`.</source>
        <translation>{path} ist kein überwachter Ordner; siehe `magpie index list`.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is no longer watched and its files are forgotten.</source>
        <translation>{path} wird nicht mehr überwacht, die Dateien sind vergessen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln files are read again.</source>
        <translation>
            <numerusform>%Ln Datei wird erneut gelesen.</numerusform>
            <numerusform>%Ln Dateien werden erneut gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no clip {count}.</source>
        <translation>Es gibt keinen Eintrag {count}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are forgotten.</source>
        <translation>
            <numerusform>%Ln Eintrag ist vergessen.</numerusform>
            <numerusform>%Ln Einträge sind vergessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are deleted.</source>
        <translation>
            <numerusform>%Ln Eintrag ist gelöscht.</numerusform>
            <numerusform>%Ln Einträge sind gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are exported.</source>
        <translation>
            <numerusform>%Ln Eintrag ist exportiert.</numerusform>
            <numerusform>%Ln Einträge sind exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are imported.</source>
        <translation>
            <numerusform>%Ln Eintrag ist importiert.</numerusform>
            <numerusform>%Ln Einträge sind importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln snippets are deleted.</source>
        <translation>
            <numerusform>%Ln Textbaustein ist gelöscht.</numerusform>
            <numerusform>%Ln Textbausteine sind gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no snippet {name}.</source>
        <translation>Es gibt keinen Textbaustein {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is nothing called {name}: it stays text.</source>
        <translation>Nichts heißt {name}: Es bleibt Text.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is nothing called {name}.</source>
        <translation>Nichts heißt {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no change called {name}.</source>
        <translation>Keine Umwandlung heißt {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} knows no {part}.</source>
        <translation>{name} kennt kein {part}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} has no offset.</source>
        <translation>{name} hat keinen Abstand.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} takes nothing after a colon.</source>
        <translation>Bei {name} steht nichts nach einem Doppelpunkt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} needs something after a colon.</source>
        <translation>{name} braucht etwas nach einem Doppelpunkt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A field knows no {part}.</source>
        <translation>Ein Feld kennt kein {part}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no field of type {kind}.</source>
        <translation>Es gibt kein Feld der Art {kind}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no variable {name}.</source>
        <translation>Es gibt keine Variable {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There are no variables of type {kind}.</source>
        <translation>Es gibt keine Variablen der Art {kind}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} has no part {part}.</source>
        <translation>{name} hat keinen Teil {part}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} has nothing to choose from.</source>
        <translation>{name} hat nichts zur Auswahl.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The form {name} has no field {part}.</source>
        <translation>Das Formular {name} hat kein Feld {part}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{names} refer to each other.</source>
        <translation>{names} verweisen aufeinander.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{names}: these snippets hold each other.</source>
        <translation>{names}: Diese Textbausteine enthalten einander.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no time zone {name}.</source>
        <translation>Es gibt keine Zeitzone {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>There is no language {name}.</source>
        <translation>Es gibt keine Sprache {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is read only: choose another format.</source>
        <translation>{name} wird nur gelesen: Wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file or folder cannot be read: {error}.</source>
        <translation>Die Datei oder der Ordner kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} cannot be taken in: {error}</source>
        <translation>{path} kann nicht übernommen werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} cannot be taken in: {error} What came from it stays.</source>
        <translation>{path} kann nicht übernommen werden: {error} Was daraus stammt, bleibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} cannot be read; what came from it stays.</source>
        <translation>{path} kann nicht gelesen werden; was daraus stammt, bleibt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} and %Ln more cannot be read; what came from them stays.</source>
        <translation>
            <numerusform>{path} und %Ln weitere Datei können nicht gelesen werden; was daraus stammt, bleibt.</numerusform>
            <numerusform>{path} und %Ln weitere Dateien können nicht gelesen werden; was daraus stammt, bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} holds no snippets any more; what came from it stays.</source>
        <translation>{path} enthält keine Textbausteine mehr; was daraus stammt, bleibt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is followed already, as a part of {folder}.</source>
        <translation>{path} wird schon beobachtet, als Teil von {folder}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>1 snippet was changed here and in {path}; yours stay as they are.</source>
        <translation>1 Textbaustein wurde hier und in {path} geändert; Ihrer bleibt, wie er ist.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln snippets were changed here and in {path}; yours stay as they are.</source>
        <translation>
            <numerusform>%Ln Textbaustein wurde hier und in {path} geändert; Ihrer bleibt, wie er ist.</numerusform>
            <numerusform>%Ln Textbausteine wurden hier und in {path} geändert; Ihre bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is followed: nothing is written there.</source>
        <translation>{path} wird beobachtet: Dorthin wird nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} would be overwritten; nothing was written.</source>
        <translation>{path} würde überschrieben; nichts wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} and %Ln more would be overwritten; nothing was written.</source>
        <translation>
            <numerusform>{path} und %Ln weitere würde überschrieben; nichts wurde geschrieben.</numerusform>
            <numerusform>{path} und %Ln weitere würden überschrieben; nichts wurde geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is not there: your snippets are written once it is again.</source>
        <translation>{path} ist nicht da: Ihre Textbausteine werden geschrieben, sobald es wieder da ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is another folder than it was: nothing is written there.</source>
        <translation>{path} ist ein anderer Ordner als zuvor: Dorthin wird nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} has files that Magpie did not write, which stay as they are: {names}</source>
        <translation>{path} hat Dateien, die Magpie nicht geschrieben hat und die bleiben, wie sie sind: {names}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Most snippets that were written to {path} are missing: nothing is changed there. Take them in from there, or choose the folder anew.</source>
        <translation>Die meisten Textbausteine, die nach {path} geschrieben wurden, fehlen: Dort wird nichts geändert. Übernehmen Sie sie von dort oder wählen Sie den Ordner neu.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is left out already: {rule}.</source>
        <translation>{path} wird bereits ausgelassen: {rule}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is left out from now on.</source>
        <translation>{path} wird ab jetzt ausgelassen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is itself a watched folder; `magpie index remove` stops watching it.</source>
        <translation>{path} ist selbst ein überwachter Ordner; in den Einstellungen oder mit `magpie index remove` lässt er sich entfernen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is in no watched folder.</source>
        <translation>{path} liegt in keinem überwachten Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is not indexed; `magpie index why PATH` tells why.</source>
        <translation>{path} ist nicht indexiert; `magpie index why PFAD` sagt, warum.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} has no text that others could be compared with.</source>
        <translation>{path} hat keinen Text, mit dem sich andere vergleichen ließen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>This Magpie speaks protocol {ours}, not {theirs}: restart it after an update.</source>
        <translation>Dieses Magpie spricht Protokoll {ours}, nicht {theirs}: nach einer Aktualisierung bitte neu starten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The service failed on this request ({name}); see its log.</source>
        <translation>Der Dienst scheiterte an dieser Anfrage ({name}); siehe Protokoll.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is left out: {rule}.</source>
        <translation>{path} wird ausgelassen: {rule}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} cannot be looked at: {error}.</source>
        <translation>{path} kann nicht angesehen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is watched: {all} files are indexed, {count} failed.</source>
        <translation>{path} wird überwacht: {all} Dateien indexiert, {count} fehlgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} waits to be read ({count} in the queue).</source>
        <translation>{path} wartet darauf, gelesen zu werden ({count} in der Warteschlange).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} waits to be read ({count} in the queue; indexing pauses: {why}).</source>
        <translation>{path} wartet darauf, gelesen zu werden ({count} in der Warteschlange; Indexierung angehalten: {why}).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is found by its name only: {reason}</source>
        <translation>{path} wird nur über den Namen gefunden: {reason}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is found by its name only, as its text could not be read: {reason}</source>
        <translation>{path} wird nur über den Namen gefunden, da der Text nicht gelesen werden konnte: {reason}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is indexed.</source>
        <translation>{path} ist indexiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Read {when}, {mime}.</source>
        <translation>Gelesen: {when}, {mime}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Read {when} with {extractor}, {mime}.</source>
        <translation>Gelesen: {when} mit {extractor}, {mime}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Tried {when} with {extractor}; tried again when the file or Magpie changes.</source>
        <translation>Versucht: {when} mit {extractor}; wird erneut versucht, wenn sich die Datei oder Magpie ändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{count} of its {all} passages are found by meaning.</source>
        <translation>Nach Bedeutung gefunden: {count} von {all} Textstellen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>larger than {size} MB</source>
        <translation>größer als {size} MB</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>hidden folder {name}</source>
        <translation>versteckter Ordner {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>folder {name} is excluded by default</source>
        <translation>Ordner {name} ist von vornherein ausgenommen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>folder {name} is build output: {neighbour} is beside it</source>
        <translation>Ordner {name} enthält Erzeugtes: {neighbour} liegt daneben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>excluded in the settings: `{pattern}`</source>
        <translation>in den Einstellungen ausgenommen: `{pattern}`</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file} line {line} of {folder}: `{pattern}`</source>
        <translation>{file}, Zeile {line} in {folder}: `{pattern}`</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>on a remote file system ({name})</source>
        <translation>auf einem entfernten Dateisystem ({name})</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>on a system file system ({name})</source>
        <translation>auf einem Dateisystem des Systems ({name})</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{kind}: only the name is indexed.</source>
        <translation>{kind}: Nur der Name ist indexiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file is {size}; the limit is {limit}.</source>
        <translation>Die Datei hat {size}; die Grenze ist {limit}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file grew past the limit of {limit}.</source>
        <translation>Die Datei wuchs über die Grenze von {limit}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The file cannot be read: {error}.</source>
        <translation>Die Datei kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Extracting the file took longer than {seconds} s.</source>
        <translation>Das Auslesen der Datei dauerte länger als {seconds} s.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The package holds over {count} files.</source>
        <translation>Das Paket enthält über {count} Dateien.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The package lacks {name}.</source>
        <translation>Im Paket fehlt {name}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The package's {name} is not valid XML.</source>
        <translation>{name} im Paket ist kein gültiges XML.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>A damaged zip package: {name} cannot be unpacked.</source>
        <translation>Ein beschädigtes Zip-Paket: {name} kann nicht entpackt werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Unpacked, it takes over {size} MB.</source>
        <translation>Entpackt braucht es über {size} MB.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Its text cannot be stored ({name}).</source>
        <translation>Der Text kann nicht gespeichert werden ({name}).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The PDF has no page {page}.</source>
        <translation>Das PDF hat keine Seite {page}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is not there; it is looked for again and again</source>
        <translation>{path} ist nicht da; danach wird immer wieder gesucht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} is on a remote file system ({name}): changes are found by polling</source>
        <translation>{path} liegt auf einem entfernten Dateisystem ({name}): Änderungen werden durch Nachsehen gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path}: cannot be read: {error}</source>
        <translation>{path}: kann nicht gelesen werden: {error}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln more folders cannot be read</source>
        <translation>
            <numerusform>%Ln weiterer Ordner kann nicht gelesen werden</numerusform>
            <numerusform>%Ln weitere Ordner können nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders are polled, as the system tells no changes</source>
        <translation>
            <numerusform>In %Ln Ordner wird regelmäßig nachgesehen, da das System keine Änderungen meldet</numerusform>
            <numerusform>In %Ln Ordnern wird regelmäßig nachgesehen, da das System keine Änderungen meldet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders are polled, as the system's limit on watches is reached. To raise it: sudo sysctl -w {setting} (to keep it, put {line} into /etc/sysctl.d/60-magpie.conf)</source>
        <translation>
            <numerusform>In %Ln Ordner wird regelmäßig nachgesehen, da die Grenze des Systems für Überwachungen erreicht ist. Zum Anheben: sudo sysctl -w {setting} (dauerhaft: {line} in /etc/sysctl.d/60-magpie.conf eintragen)</numerusform>
            <numerusform>In %Ln Ordnern wird regelmäßig nachgesehen, da die Grenze des Systems für Überwachungen erreicht ist. Zum Anheben: sudo sysctl -w {setting} (dauerhaft: {line} in /etc/sysctl.d/60-magpie.conf eintragen)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Search by meaning is off: {error}</source>
        <translation>Die Suche nach Bedeutung ist aus: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Search by meaning is not up to date ({name}).</source>
        <translation>Die Suche nach Bedeutung ist nicht auf dem neuesten Stand ({name}).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Indexing keeps failing; see {path}.</source>
        <translation>Die Indexierung scheitert immer wieder; siehe {path}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The catalog was damaged ({verdict}); it was set aside as {file}, {where}.</source>
        <translation>Der Katalog war beschädigt ({verdict}); er wurde als {file} beiseitegelegt, {where}.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders were kept</source>
        <translation>
            <numerusform>%Ln Ordner wurde behalten</numerusform>
            <numerusform>%Ln Ordner wurden behalten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} is not installed.</source>
        <translation>Das Modell {name} ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} cannot be loaded: {error}</source>
        <translation>Das Modell {name} kann nicht geladen werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} has no fast tokenizer: it cannot run outside torch.</source>
        <translation>Das Modell {name} hat keinen schnellen Tokenizer: Ohne torch läuft es nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} cannot be exported: its vectors would differ (mean cosine {cosine}).</source>
        <translation>Das Modell {name} kann nicht exportiert werden: Seine Vektoren wären andere (mittlerer Kosinus {cosine}).</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model cannot be exported: {error}</source>
        <translation>Das Modell kann nicht exportiert werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} took too long to prepare.</source>
        <translation>Die Vorbereitung des Modells {name} dauerte zu lange.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The model {name} cannot be prepared: {error}</source>
        <translation>Das Modell {name} kann nicht vorbereitet werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file} cannot be read, so the settings before stay: {error}</source>
        <translation>{file} kann nicht gelesen werden, die vorigen Einstellungen gelten weiter: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file} cannot be read, so defaults are used: {error}</source>
        <translation>{file} kann nicht gelesen werden, es gelten die Standardwerte: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file}: unknown setting "{name}"</source>
        <translation>{file}: unbekannte Einstellung „{name}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file}: unknown setting "{name}"; did you mean "{other}"?</source>
        <translation>{file}: unbekannte Einstellung „{name}“; gemeint: „{other}“?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file}: {section} is a section: write [{header}]</source>
        <translation>{file}: {section} ist ein Abschnitt: bitte [{header}] schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file}: {error}; what it was before stays</source>
        <translation>{file}: {error}; der vorige Wert gilt weiter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file}: {error}; its default is used</source>
        <translation>{file}: {error}; es gilt der Standardwert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{error}; did you mean "{other}"?</source>
        <translation>{error}; gemeint: „{other}“?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{key} {wish}</source>
        <translation>{key} {wish}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file} cannot be read: {error}</source>
        <translation>{file} kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{file} cannot be written: {error}</source>
        <translation>{file} kann nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Cannot write {file}: {error}</source>
        <translation>{file} kann nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The settings cannot be changed, as they are no TOML: {error}</source>
        <translation>Die Einstellungen können nicht geändert werden, da sie kein TOML sind: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>The settings file cannot be changed until it is mended: {error}</source>
        <translation>Die Einstellungsdatei kann erst geändert werden, wenn sie berichtigt ist: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>Magpie cannot change {name} as the file is written; edit it there.</source>
        <translation>Magpie kann {name} nicht ändern, so wie die Datei geschrieben ist; bitte dort bearbeiten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{section} is a section: write [{header}] in the file first.</source>
        <translation>{section} ist ein Abschnitt: bitte zuerst [{header}] in die Datei schreiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is not installed any more</source>
        <translation>{name} ist nicht mehr installiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is not there any more</source>
        <translation>{name} ist nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is not installed</source>
        <translation>{name} ist nicht installiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} cannot be started: {error}</source>
        <translation>{name} kann nicht gestartet werden: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} failed: {error}</source>
        <translation>{name} schlug fehl: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} had no answer: {error}</source>
        <translation>{name} blieb ohne Antwort: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>no D-Bus session bus: {error}</source>
        <translation>kein D-Bus-Sitzungsbus: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is none of {{path}}, {{uri}}, {{page}}, {{line}}</source>
        <translation>{name} ist keines von {{path}}, {{uri}}, {{page}}, {{line}}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{template}: {error}</source>
        <translation>{template}: {error}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>%{code} must be an argument of its own</source>
        <translation>%{code} muss ein eigenes Argument sein</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>%{code} is no field code</source>
        <translation>%{code} ist kein Feldcode</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>“{name}” is no modifier key (Ctrl, Alt, Shift, Super)</source>
        <translation>„{name}“ ist keine Zusatztaste (Ctrl, Alt, Shift, Super)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{name} is named twice</source>
        <translation>{name} ist doppelt genannt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>“{name}” is no key that Magpie knows</source>
        <translation>„{name}“ ist keine Taste, die Magpie kennt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>p. {page}</source>
        <translation>S. {page}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>slide {page}</source>
        <translation>Folie {page}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>sheet {name}</source>
        <translation>Blatt {name}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>ch. {page}</source>
        <translation>Kap. {page}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>ch. {page} “{name}”</source>
        <translation>Kap. {page} „{name}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>line {first}</source>
        <translation>Zeile {first}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>lines {first}–{last}</source>
        <translation>Zeilen {first}–{last}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>row {first}</source>
        <translation>Zeile {first}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>rows {first}–{last}</source>
        <translation>Zeilen {first}–{last}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{where}, line {first}</source>
        <translation>{where}, Zeile {first}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{where}, lines {first}–{last}</source>
        <translation>{where}, Zeilen {first}–{last}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{where}, row {first}</source>
        <translation>{where}, Zeile {first}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{where}, rows {first}–{last}</source>
        <translation>{where}, Zeilen {first}–{last}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{unit} until {day}</source>
        <translation>{unit} bis {day}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/lines.py"/>
        <source>{unit} since {day}</source>
        <translation>{unit} seit {day}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Choose folders…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Magpie searches the folders that you choose, and no others.</source>
        <translation>Magpie durchsucht nur die gewählten Ordner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Nothing to search yet</source>
        <translation>Noch nichts zu durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Type a word, a name, initials such as “qbr”, or a question.</source>
        <translation>Ein Wort, einen Namen, Anfangsbuchstaben wie „qbr“ oder eine Frage eingeben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Narrow it down with ext:pdf, in:folder, after:7d or “an exact phrase”.</source>
        <translation>Eingrenzen mit ext:pdf, in:ordner, after:7d oder „einer genauen Wortfolge“.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Show progress</source>
        <translation>Fortschritt anzeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <location filename="../../desktop/ui/welcome/folders_step.py"/>
        <source>Find anything you have kept</source>
        <translation>Alles Aufbewahrte wiederfinden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>No clip found for “{words}”</source>
        <translation>Nichts Kopiertes gefunden zu „{words}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>No snippet found for “{words}”</source>
        <translation>Kein Textbaustein zu „{words}“ gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Try fewer words, or what you remember of it.</source>
        <translation>Versuchen Sie weniger Wörter, oder woran Sie sich erinnern.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Why is my file not found?</source>
        <translation>Warum wird eine Datei nicht gefunden?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Nothing found so far</source>
        <translation>Bisher nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Try fewer words, another spelling, or a description of it.</source>
        <translation>Weniger Wörter, eine andere Schreibweise oder eine Beschreibung versuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Nothing found for “{words}”</source>
        <translation>Nichts gefunden für „{words}“</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Nothing else found</source>
        <translation>Sonst nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Looking further…</source>
        <translation>Es wird weitergesucht…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Magpie's service is starting.</source>
        <translation>Der Dienst von Magpie wird gestartet.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>No words match; now by meaning.</source>
        <translation>Keine Wörter passen; nun nach Bedeutung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Search for “{words}”</source>
        <translation>Nach „{words}“ suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Files that are still to be read: {count}</source>
        <translation>Noch zu lesende Dateien: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/notice.py"/>
        <source>Did you mean “{words}”?</source>
        <translation>Gemeint: „{words}“?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>The same once more</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <location filename="../../desktop/ui/preferences/action.py"/>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Set a passphrase</source>
        <translation>Passphrase festlegen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>It encrypts your snippets and the clipboard history on the disk. You are asked for it once after each start of Magpie; nobody can recover it for you.</source>
        <translation>Sie verschlüsselt Ihre Textbausteine und den Verlauf der Zwischenablage auf der Platte. Nach jedem Start von Magpie werden Sie einmal danach gefragt; niemand kann sie für Sie wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Set it</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Unlock the clipboard history</source>
        <translation>Verlauf der Zwischenablage entsperren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Unlock your snippets</source>
        <translation>Ihre Textbausteine entsperren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Use %Ln characters or more.</source>
        <translation>
            <numerusform>Nehmen Sie mindestens %Ln Zeichen.</numerusform>
            <numerusform>Nehmen Sie mindestens %Ln Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>What you copied meanwhile is kept in memory and joins it then.</source>
        <translation>Was Sie inzwischen kopiert haben, liegt im Arbeitsspeicher und kommt dann hinzu.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>What you kept meanwhile is in memory and joins them then.</source>
        <translation>Was Sie inzwischen behalten haben, liegt im Arbeitsspeicher und kommt dann dazu.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/controls.py"/>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/controls.py"/>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>Expansion as you type</source>
        <translation>Ersetzen beim Tippen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>It is off: no key is looked at.</source>
        <translation>Es ist aus: Keine Taste wird angesehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>It works: a keyword is replaced as you type it, and one Backspace undoes it.</source>
        <translation>Es geht: Ein Kürzel wird beim Tippen ersetzt, und einmal Rücktaste macht das rückgängig.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>There is no snippet with a keyword yet: no key is looked at.</source>
        <translation>Noch hat kein Textbaustein ein Kürzel: Keine Taste wird angesehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>It is paused: no key is looked at until it goes on.</source>
        <translation>Es ist angehalten: Keine Taste wird angesehen, bis es weitergeht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>On Wayland no program may see what is typed in others. What works here: show Magpie and choose a snippet, or type its keyword there.</source>
        <translation>Unter Wayland darf kein Programm sehen, was in anderen getippt wird. Was hier geht: Magpie zeigen und einen Textbaustein wählen oder dort sein Kürzel tippen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>The X display does not answer: no key can be looked at.</source>
        <translation>Die X-Anzeige antwortet nicht: Keine Taste kann angesehen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>This X server does not let Magpie hear or write keys.</source>
        <translation>Dieser X-Server lässt Magpie Tasten weder sehen noch schreiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/expanding.py"/>
        <source>keywords</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>Its %Ln files will not be found any more. The files themselves stay.</source>
        <translation>
            <numerusform>Seine %Ln Datei wird nicht mehr gefunden. Die Datei selbst bleibt.</numerusform>
            <numerusform>Seine %Ln Dateien werden nicht mehr gefunden. Die Dateien selbst bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Remove %s</source>
        <translation>%s entfernen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln nicht lesbar</numerusform>
            <numerusform>%Ln nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Is this file indexed?</source>
        <translation>Ist diese Datei indexiert?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Why a file is found or not: which rule leaves it out, or what went wrong.</source>
        <translation>Warum eine Datei gefunden wird oder nicht: welche Regel sie auslässt oder was fehlgeschlagen ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>No folder is watched yet. Add the ones in which you keep things.</source>
        <translation>Noch wird kein Ordner überwacht. Hier die Ordner hinzufügen, in denen etwas aufbewahrt wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/folders.py"/>
        <source>Path of a file or folder</source>
        <translation>Pfad einer Datei oder eines Ordners</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>This desktop lets no program choose a key for itself. In its keyboard settings, add a shortcut of your own with this command: %s</source>
        <translation>In dieser Arbeitsumgebung kann kein Programm eine Taste für sich wählen. In den Tastatureinstellungen bitte ein eigenes Tastenkürzel mit diesem Befehl anlegen: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <location filename="../../desktop/ui/preferences/row.py"/>
        <source>Reset to the default</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>No key for it</source>
        <translation>Keine Taste dafür</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <location filename="../../desktop/ui/preferences/row.py"/>
        <source>Reset %s to its default</source>
        <translation>%s auf Standard zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Asking the desktop for %s…</source>
        <translation>%s wird bei der Arbeitsumgebung angefragt…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>This one is free:</source>
        <translation>Diese Taste ist frei:</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Use %s</source>
        <translation>%s verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Copy “%s”</source>
        <translation>„%s“ kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>No key shows it from now on.</source>
        <translation>Von jetzt an zeigt ihn keine Taste.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>Press the new key, or Esc to keep the old one.</source>
        <translation>Neue Taste drücken, oder Esc, um die alte zu behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>%s works from now on.</source>
        <translation>%s gilt von jetzt an.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>%s belongs to another program.</source>
        <translation>%s gehört einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/hotkey.py"/>
        <source>This keyboard has no %s.</source>
        <translation>Auf dieser Tastatur gibt es %s nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Type, such as text/*</source>
        <translation>Typ, etwa text/*</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Command, such as zathura -P {page} {path}</source>
        <translation>Befehl, etwa zathura -P {page} {path}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>A pattern, such as *.iso or drafts/</source>
        <translation>Ein Muster, etwa *.iso oder entwürfe/</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/items.py"/>
        <source>Whole path of a folder or file</source>
        <translation>Pfad zu Ordner oder Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Forget what I opened</source>
        <translation>Geöffnetes vergessen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Removes all counts of what you opened, and the queries that found it.</source>
        <translation>Entfernt, was wie oft geöffnet wurde, und die Suchen, die es gefunden haben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>What you open often will rank no higher than the rest. This cannot be undone.</source>
        <translation>Häufig Geöffnetes steht dann nicht mehr weiter oben. Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Open in the editor</source>
        <translation>Im Editor öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Rebuild the indexes</source>
        <translation>Indizes neu aufbauen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Makes them anew from what was read, while search goes on. Seldom needed.</source>
        <translation>Erstellt sie aus dem Gelesenen neu; die Suche läuft weiter. Selten nötig.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Gives every setting its default. Watched folders stay.</source>
        <translation>Setzt jede Einstellung auf den Standardwert. Überwachte Ordner bleiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>All settings of every page go back to their defaults. Your comments stay.</source>
        <translation>Alle Einstellungen aller Seiten werden auf den Standard zurückgesetzt. Eigene Kommentare bleiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hotkey</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Search</source>
        <comment>a page of the settings</comment>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <location filename="../../desktop/ui/scope_wording.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <location filename="../../desktop/ui/scope_wording.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Snippets</source>
        <translation>Textbausteine</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>Where all of this lies: %s</source>
        <translation>Hier liegt all dies: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>All settings with their explanations, to edit by hand: %s</source>
        <translation>Alle Einstellungen mit Erklärungen, von Hand zu bearbeiten: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/pages.py"/>
        <source>All settings are at their defaults.</source>
        <translation>Alle Einstellungen haben ihren Standardwert.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>Everything stays on this computer.</source>
        <translation>Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>Magpie sends nothing anywhere: no file, no search, no statistics. It uses the network for one thing only, to fetch a model of meaning that you named yourself.</source>
        <translation>Magpie sendet nichts irgendwohin: keine Datei, keine Suche, keine Statistik. Das Netzwerk wird nur für eines verwendet: um ein selbst angegebenes Bedeutungsmodell zu holen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>What Magpie keeps, for you alone</source>
        <translation>Was Magpie aufbewahrt, nur für dieses Benutzerkonto</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>Text of your files</source>
        <translation>Text der Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>so that they are found and quoted; it goes when a folder is removed</source>
        <translation>damit sie gefunden und zitiert werden; wird mit dem Ordner entfernt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>made from that text; they can be deleted at any time</source>
        <translation>aus diesem Text erstellt; können jederzeit gelöscht werden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>What you opened</source>
        <translation>Geöffnetes</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>how often, when, and by which query</source>
        <translation>wie oft, wann und nach welcher Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/privacy.py"/>
        <source>in a file that you may edit</source>
        <translation>in einer Datei, die bearbeitet werden darf</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/row.py"/>
        <source>This %s.</source>
        <translation>Der Wert %s.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/secret_row.py"/>
        <source>They differ.</source>
        <translation>Sie sind verschieden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/sidebar.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>How it is now</source>
        <translation>Wie es jetzt steht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Nothing is kept until you turn the clipboard history on.</source>
        <translation>Nichts wird behalten, bis Sie den Verlauf der Zwischenablage einschalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>It is paused: nothing is kept until it goes on.</source>
        <translation>Er ist angehalten: Nichts wird behalten, bis er weitergeht.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>%Ln clips</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Asks your keyring for the key once more.</source>
        <translation>Fragt Ihren Schlüsselbund noch einmal nach dem Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Your passphrase opens the clipboard history.</source>
        <translation>Ihre Passphrase öffnet den Verlauf der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Opens the history in place of the keyring, once after each start.</source>
        <translation>Öffnet den Verlauf anstelle des Schlüsselbunds, einmal nach jedem Start.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Use the keyring</source>
        <translation>Schlüsselbund nutzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>A new key in your keyring opens the history in place of the passphrase.</source>
        <translation>Ein neuer Schlüssel in Ihrem Schlüsselbund öffnet den Verlauf anstelle der Passphrase.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Writes all clips to a new file: encrypted, or for all to read without a passphrase.</source>
        <translation>Schreibt alle Einträge in eine neue Datei: verschlüsselt oder, ohne Passphrase, für alle lesbar.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>What was copied since then is deleted for good, but for pinned clips.</source>
        <translation>Was seitdem kopiert wurde, wird endgültig gelöscht, außer Angeheftetem.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>All clips that are not pinned are deleted for good.</source>
        <translation>Alle nicht angehefteten Einträge werden endgültig gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>What you copy is kept, in whatever program.</source>
        <translation>Was Sie kopieren, wird behalten, in jedem Programm.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>On this desktop programs see the clipboard only while they have the focus: what you copied last is kept when you show Magpie.</source>
        <translation>Auf diesem Desktop sehen Programme die Zwischenablage nur, solange sie den Fokus haben: Was Sie zuletzt kopiert haben, wird behalten, wenn Sie Magpie zeigen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>On this desktop the clipboard cannot be seen: nothing is kept.</source>
        <translation>Auf diesem Desktop ist die Zwischenablage nicht zu sehen: Nichts wird behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>On the disk, encrypted; your passphrase opens it.</source>
        <translation>Auf der Festplatte, verschlüsselt; Ihre Passphrase öffnet ihn.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>On the disk, encrypted; your keyring holds the key.</source>
        <translation>Auf der Festplatte, verschlüsselt; Ihr Schlüsselbund hat den Schlüssel.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>In memory, until the keyring has given the key.</source>
        <translation>Im Arbeitsspeicher, bis der Schlüsselbund den Schlüssel gegeben hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>In memory alone.</source>
        <translation>Nur im Arbeitsspeicher.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>%Ln of them pinned</source>
        <translation>
            <numerusform>davon %Ln angeheftet</numerusform>
            <numerusform>davon %Ln angeheftet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>Passphrase of the file</source>
        <translation>Passphrase der Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Clipboard history</source>
        <translation>Verlauf der Zwischenablage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/window.py"/>
        <source>Magpie: settings</source>
        <translation>Magpie: Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/window.py"/>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/window.py"/>
        <source>No setting is called that.</source>
        <translation>So heißt keine Einstellung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preferences/window.py"/>
        <source>Magpie's service does not answer; settings can be changed when it does.</source>
        <translation>Der Dienst von Magpie antwortet nicht; Einstellungen lassen sich ändern, sobald er es tut.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_clip.py"/>
        <location filename="../../desktop/ui/preview_image.py"/>
        <location filename="../../desktop/ui/preview_page.py"/>
        <location filename="../../desktop/ui/preview_text.py"/>
        <location filename="../../desktop/ui/snippet_editor/preview.py"/>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_clip.py"/>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Loading …</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_clip.py"/>
        <source>It is too large to be shown here.</source>
        <translation>Es ist zu groß, um hier gezeigt zu werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_clip.py"/>
        <source>Copied as</source>
        <translation>Kopiert als</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_page.py"/>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <source>Passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <source>Shown as</source>
        <translation>Angezeigt als</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <location filename="../../desktop/ui/template_edit.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <location filename="../../desktop/ui/preview_source.py"/>
        <source>There is no preview.</source>
        <translation>Es gibt keine Vorschau.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_pane.py"/>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Would run or read</source>
        <translation>Würde ausführen oder lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Approved: it runs when you use the snippet.</source>
        <translation>Genehmigt: läuft, wenn Sie den Textbaustein benutzen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Not approved: it is not run, and its place stays as text.</source>
        <translation>Nicht genehmigt: wird nicht ausgeführt, seine Stelle bleibt als Text stehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_snippet.py"/>
        <source>Comment</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_source.py"/>
        <source>This picture cannot be shown.</source>
        <translation>Dieses Bild kann nicht angezeigt werden.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln more copies</source>
        <translation>
            <numerusform>%Ln weitere Kopie</numerusform>
            <numerusform>%Ln weitere Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/query_field.py"/>
        <source>Search files, apps and everything you kept</source>
        <translation>Dateien, Anwendungen und alles Aufbewahrte durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/query_field.py"/>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/query_field.py"/>
        <source>Search in %s</source>
        <translation>Suchen in: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/query_field.py"/>
        <source>Like %s</source>
        <translation>Ähnlich wie %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/results_list.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/scope_wording.py"/>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/scope_wording.py"/>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>Keywords</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>;sig, ;signature</source>
        <translation>;gruss, ;mfg</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>One of %Ln problems: %1 goes to the next.</source>
        <translation>
            <numerusform>Eines von %Ln Problem: %1 geht zum nächsten.</numerusform>
            <numerusform>Eines von %Ln Problemen: %1 geht zum nächsten.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>Shell command</source>
        <translation>Shell-Befehl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>This snippet runs commands, with all that you may do yourself. None runs before you allow it here; change a letter of it, and you are asked anew.</source>
        <translation>Dieser Textbaustein führt Befehle aus, mit allem, was Sie selbst dürfen. Keiner läuft, bevor Sie ihn hier erlauben; ändert sich ein Buchstabe, werden Sie neu gefragt.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>Let it run</source>
        <translation>Ausführen erlauben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/commands.py"/>
        <source>Shell command (%s)</source>
        <translation>Shell-Befehl (%s)</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Replacing the keyword as it is typed</source>
        <translation>Kürzel beim Tippen ersetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Replace it as it is typed</source>
        <translation>Beim Tippen ersetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Only as a whole word</source>
        <translation>Nur als ganzes Wort</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Follow the case it is typed in</source>
        <translation>Großschreibung übernehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/fields.py"/>
        <source>Or a regular expression</source>
        <translation>Oder ein regulärer Ausdruck</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>one</source>
        <translation>eins</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Day of the week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Date of another day</source>
        <translation>Datum eines anderen Tages</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Date in a form of its own</source>
        <translation>Datum in eigener Form</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>What was copied last</source>
        <translation>Was zuletzt kopiert wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>What was copied before</source>
        <translation>Was davor kopiert wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>What is selected</source>
        <translation>Was markiert ist</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Where the cursor is left</source>
        <translation>Wo der Cursor am Ende steht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>A question: a line</source>
        <translation>Eine Frage: eine Zeile</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>A question: several lines</source>
        <translation>Eine Frage: mehrere Zeilen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>A question: one of several</source>
        <translation>Eine Frage: eines von mehreren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>One of several, by chance</source>
        <translation>Eines von mehreren, zufällig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>A number, one more each time</source>
        <translation>Eine Zahl, jedes Mal eins mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>A random UUID</source>
        <translation>Eine zufällige UUID</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>Another snippet</source>
        <translation>Ein anderer Textbaustein</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>keyword</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>What a command prints</source>
        <translation>Was ein Befehl ausgibt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>An environment variable</source>
        <translation>Eine Umgebungsvariable</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/placeholders.py"/>
        <source>choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/preview.py"/>
        <source>Asks for: %s</source>
        <translation>Fragt nach: %s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Address of the link</source>
        <translation>Adresse des Links</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Rich</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_editor/tools.py"/>
        <source>Insert placeholder</source>
        <translation>Platzhalter einfügen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>The keyring is asked for the key of your snippets…</source>
        <translation>Der Schlüsselbund wird nach dem Schlüssel Ihrer Textbausteine gefragt …</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Locked: what you keep now joins your snippets when you unlock them.</source>
        <translation>Gesperrt: Was Sie jetzt behalten, kommt dazu, wenn Sie sie entsperren.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Kept in memory alone: your snippets end with Magpie.</source>
        <translation>Nur im Arbeitsspeicher: Ihre Textbausteine enden mit Magpie.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Write one</source>
        <translation>Einen schreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Your snippets are locked</source>
        <translation>Ihre Textbausteine sind gesperrt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Your snippets cannot be read</source>
        <translation>Ihre Textbausteine sind nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>A folder cannot be followed</source>
        <translation>Ein Ordner lässt sich nicht beobachten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>A new file of snippets was begun</source>
        <translation>Eine neue Datei für Textbausteine wurde begonnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>No snippets yet</source>
        <translation>Noch keine Textbausteine</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Their file is kept aside, and another one begun.</source>
        <translation>Die Datei ist beiseitegelegt, und eine neue ist begonnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Write a text once, and find it here by its keyword, its words or its meaning.</source>
        <translation>Schreiben Sie einen Text einmal, und finden Sie ihn hier an Kürzel, Wörtern oder Bedeutung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_state_wording.py"/>
        <source>Make one of a passage or a clip with Ctrl+S, or import what espanso, Raycast, Alfred or TextExpander have.</source>
        <translation>Machen Sie einen aus einer Textstelle oder etwas Kopiertem mit Strg+S, oder importieren Sie, was espanso, Raycast, Alfred oder TextExpander haben.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>not used yet</source>
        <translation>noch nicht benutzt</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>used %Ln times</source>
        <translation>
            <numerusform>%Ln-mal benutzt</numerusform>
            <numerusform>%Ln-mal benutzt</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>asks for something</source>
        <translation>fragt nach etwas</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>has a command that is not approved</source>
        <translation>hat einen nicht genehmigten Befehl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>{times}, last {when}</source>
        <translation>{times}, zuletzt {when}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>changed {when}</source>
        <translation>geändert {when}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>from {program}</source>
        <translation>aus {program}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Index of words</source>
        <translation>Index der Wörter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Index of meanings and its model</source>
        <translation>Index der Bedeutungen mit Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Catalog with the texts</source>
        <translation>Katalog mit den Texten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Memory in use</source>
        <translation>Belegter Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>{magpie}, Python {python}</source>
        <translation>{magpie}, Python {python}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>{model}, getting ready</source>
        <translation>{model}, wird vorbereitet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/facts.py"/>
        <source>{service}, and {worker} while indexing</source>
        <translation>{service}, dazu {worker} beim Indexieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Files that could not be read</source>
        <translation>Nicht lesbare Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Filter by name or folder</source>
        <translation>Nach Name oder Ordner filtern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Kind of failure</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>The text of every file could be read.</source>
        <translation>Der Text aller Dateien konnte gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/failures_view.py"/>
        <source>Files that could not be read ({count})</source>
        <translation>Nicht lesbare Dateien ({count})</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <source>By words</source>
        <translation>Nach Wörtern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <source>By meaning</source>
        <translation>Nach Bedeutung</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/folders_model.py"/>
        <source>Found by their names only: {count}</source>
        <translation>Nur über den Namen gefunden: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Pause indexing</source>
        <translation>Indexierung anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Resume indexing</source>
        <translation>Indexierung fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Status…</source>
        <translation>Status…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Quit Magpie</source>
        <translation>Magpie beenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Pause clipboard history</source>
        <translation>Zwischenablage-Verlauf anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Resume clipboard history</source>
        <translation>Zwischenablage-Verlauf fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Clear clipboard history…</source>
        <translation>Zwischenablage-Verlauf leeren…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>Pause expansion as you type</source>
        <translation>Ersetzen beim Tippen anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <source>For 5 minutes</source>
        <translation>Für 5 Minuten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <location filename="../../desktop/ui/status/state_card.py"/>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/menu.py"/>
        <location filename="../../desktop/ui/status/state_card.py"/>
        <source>Until I resume it</source>
        <translation>Bis zum Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Magpie: status</source>
        <translation>Magpie: Status</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Versions, sizes and counts; no names of files, no content.</source>
        <translation>Versionen, Größen und Anzahlen; keine Dateinamen, keine Inhalte.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/page.py"/>
        <source>Copied: versions, sizes and counts, and no names of files.</source>
        <translation>Kopiert: Versionen, Größen und Anzahlen, keine Dateinamen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/state_card.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Choose the file that is not found</source>
        <translation>Die Datei wählen, die nicht gefunden wird</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>This file can be found</source>
        <translation>Diese Datei wird gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>It is found by its name only</source>
        <translation>Sie wird nur über den Namen gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Its text could not be read</source>
        <translation>Ihr Text konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>It waits to be read</source>
        <translation>Sie wartet darauf, gelesen zu werden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>It is left out</source>
        <translation>Sie wird ausgelassen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>It is in no folder that Magpie watches</source>
        <translation>Sie liegt in keinem überwachten Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>There is no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>This folder is watched</source>
        <translation>Dieser Ordner wird überwacht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Why is a file not found?</source>
        <translation>Warum wird eine Datei nicht gefunden?</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Choose a file to learn whether it is found, and why not.</source>
        <translation>Eine Datei wählen, um zu erfahren, ob sie gefunden wird und warum nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/why.py"/>
        <source>Choose another file…</source>
        <translation>Andere Datei wählen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Finishing…</source>
        <translation>Wird abgeschlossen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Everything is up to date</source>
        <translation>Alles ist auf dem neuesten Stand</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Looking for changes…</source>
        <translation>Änderungen werden gesucht…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Something needs your attention</source>
        <translation>Etwas erfordert Aufmerksamkeit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>The service is not running</source>
        <translation>Der Dienst läuft nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Indexing waits for mains power</source>
        <translation>Die Indexierung wartet auf Netzstrom</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Indexing waits while other programs need the machine</source>
        <translation>Die Indexierung wartet, solange andere Programme den Rechner brauchen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Indexing is paused</source>
        <translation>Die Indexierung ist angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Files that can be found: {count}</source>
        <translation>Auffindbare Dateien: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Needs a password</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Took too long</source>
        <translation>Dauerte zu lange</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Needed too much memory</source>
        <translation>Brauchte zu viel Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Broke the reader</source>
        <translation>Brachte das Lesen zum Absturz</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>May not be read</source>
        <translation>Darf nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Vanished while it was read</source>
        <translation>Verschwand beim Lesen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Reading files: {done} of {all}</source>
        <translation>Dateien werden gelesen: {done} von {all}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Learning meanings: {done} of {all} passages</source>
        <translation>Bedeutungen werden gelernt: {done} von {all} Textstellen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Waiting to be read: {count}</source>
        <translation>Noch zu lesen: {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>{speed} files/s</source>
        <translation>{speed} Dateien/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>{speed} passages/s</source>
        <translation>{speed} Textstellen/s</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/status/words.py"/>
        <source>Indexing is paused until {time}</source>
        <translation>Die Indexierung ist bis {time} angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/folders_step.py"/>
        <source>Choose a folder to search</source>
        <translation>Ordner zum Durchsuchen wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/folders_step.py"/>
        <source>Magpie finds files in the folders you choose, by words and by meaning.</source>
        <translation>Magpie findet Dateien in den gewählten Ordnern, nach Wörtern und nach Bedeutung.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/folders_step.py"/>
        <source>Add another folder…</source>
        <translation>Weiteren Ordner hinzufügen…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/folders_step.py"/>
        <source>Your files stay on this machine. Magpie needs no network, and changes no file.</source>
        <translation>Die Dateien bleiben auf diesem Rechner. Magpie braucht kein Netzwerk und ändert keine Datei.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Encrypted, on this machine alone. What looks like a secret is left out.</source>
        <translation>Verschlüsselt, nur auf diesem Rechner. Was geheim aussieht, bleibt draußen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>One key from anywhere</source>
        <translation>Eine Taste genügt</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Whatever you are doing, this key opens the search field.</source>
        <translation>Diese Taste öffnet jederzeit das Suchfeld.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Start Magpie when I log in</source>
        <translation>Magpie beim Anmelden starten</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Keep a history of what I copy</source>
        <translation>Verlauf der Zwischenablage führen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>That works. From now on it opens the search field.</source>
        <translation>Das funktioniert. Ab jetzt öffnet sie das Suchfeld.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Setting up the key…</source>
        <translation>Taste wird eingerichtet…</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Press it now to try.</source>
        <translation>Zum Ausprobieren jetzt drücken.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>No key could be set up here; the tray icon opens Magpie, too.</source>
        <translation>Hier konnte keine Taste eingerichtet werden; das Symbol im Benachrichtigungsfeld öffnet Magpie ebenfalls.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>You can choose another one in the settings.</source>
        <translation>In den Einstellungen lässt sich eine andere wählen.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Use {key} instead</source>
        <translation>Stattdessen {key} verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Another program uses {key}.</source>
        <translation>Ein anderes Programm verwendet {key}.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Your keyboard has no {key}.</source>
        <translation>Auf dieser Tastatur gibt es {key} nicht.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>add a shortcut that runs this command:</source>
        <translation>bitte ein Tastenkürzel anlegen, das diesen Befehl ausführt:</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/hotkey_step.py"/>
        <source>Your desktop lets only you choose such a key. In its keyboard settings,</source>
        <translation>In dieser Arbeitsumgebung kann kein Programm eine solche Taste wählen. In den Tastatureinstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>{done} of {all} files</source>
        <translation>{done} von {all} Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>{done} of {all} passages</source>
        <translation>{done} von {all} Textstellen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>Found by words</source>
        <translation>Nach Wörtern auffindbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>Found by meaning</source>
        <translation>Nach Bedeutung auffindbar</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>Your files are ready</source>
        <translation>Die Dateien sind bereit</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>New and changed files are found by themselves from now on.</source>
        <translation>Neue und geänderte Dateien werden ab jetzt von selbst gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>Getting to know your files</source>
        <translation>Magpie lernt die Dateien kennen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/progress_step.py"/>
        <source>You can search already. Close this window when you like: the work goes on.</source>
        <translation>Die Suche funktioniert schon jetzt. Dieses Fenster kann geschlossen werden: Die Arbeit geht weiter.</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/window.py"/>
        <source>Welcome to Magpie</source>
        <translation>Willkommen bei Magpie</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/window.py"/>
        <source>Start searching</source>
        <translation>Suche beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/window.py"/>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/welcome/window.py"/>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Best hit</source>
        <translation>Bester Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Or</source>
        <translation>Oder</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <location filename="../../desktop/ui/wording.py"/>
        <source>d MMM</source>
        <comment>a day of this year, for QLocale</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Exclusions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Patterns as in .gitignore: what they match is not indexed.</source>
        <translation>Muster wie in .gitignore: Was auf sie passt, wird nicht indexiert.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a list of patterns such as ["*.iso", "drafts/"]</source>
        <translation>muss eine Liste von Mustern sein, etwa ["*.iso", "entwürfe/"]</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hidden files</source>
        <translation>Versteckte Dateien</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Index files and folders whose names start with a dot.</source>
        <translation>Dateien und Ordner indexieren, deren Name mit einem Punkt beginnt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Respect ignore files</source>
        <translation>Ignore-Dateien beachten</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Leave out what .gitignore and .ignore files exclude.</source>
        <translation>Auslassen, was .gitignore und .ignore ausschließen.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Largest file</source>
        <translation>Größte Datei</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Larger files are left out.</source>
        <translation>Größere Dateien werden ausgelassen.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 1 to 4096</source>
        <translation>muss eine ganze Zahl von 1 bis 4096 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>On battery</source>
        <translation>Im Akkubetrieb</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What indexing does without mains power.</source>
        <translation>Was die Indexierung ohne Netzstrom tut.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be "pause" or "run"</source>
        <translation>muss "pause" oder "run" sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>When the computer is busy</source>
        <translation>Wenn der Rechner ausgelastet ist</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What indexing does while other programs work hard.</source>
        <translation>Was die Indexierung tut, während andere Programme viel arbeiten.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Wait before reading</source>
        <translation>Wartezeit vor dem Lesen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>A changed file is read when it was quiet for this long.</source>
        <translation>Eine geänderte Datei wird gelesen, wenn sie so lange unverändert blieb.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a number from 0.05 to 60</source>
        <translation>muss eine Zahl von 0,05 bis 60 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Weight of meaning</source>
        <translation>Gewicht der Bedeutung</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>How much meaning counts beside words in a hybrid search.</source>
        <translation>Wie viel die Bedeutung neben den Wörtern zählt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a number from 0 to 1</source>
        <translation>muss eine Zahl von 0 bis 1 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Model of meaning</source>
        <translation>Bedeutungsmodell</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The embedding model: a sentence-transformers id or folder; reindexes meaning.</source>
        <translation>Das Embedding-Modell: Kennung oder Ordner für sentence-transformers; die Bedeutung wird neu indexiert.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be the id or the folder of a model</source>
        <translation>muss Kennung oder Ordner eines Modells sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>All text is embedded anew in the background; until then the old model serves.</source>
        <translation>Aller Text wird im Hintergrund neu eingebettet; bis dahin dient das alte Modell.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Learn from what you open</source>
        <translation>Aus Geöffnetem lernen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Count what you open, with the query that found it, to rank it higher next time.</source>
        <translation>Zählen, was nach welcher Suche geöffnet wird, damit es nächstes Mal weiter oben steht.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The key that shows Magpie wherever you are.</source>
        <translation>Die Taste, die Magpie jederzeit anzeigt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a key such as "Ctrl+Space" or "Super+F2"</source>
        <translation>muss eine Taste sein, etwa "Ctrl+Space" oder "Super+F2"</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Start at log-in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Have Magpie ready when you log in.</source>
        <translation>Magpie steht nach dem Anmelden bereit.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hide when you click elsewhere</source>
        <translation>Bei Klick daneben ausblenden</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hide the launcher when another window takes the keyboard.</source>
        <translation>Das Suchfenster ausblenden, wenn ein anderes Fenster die Tastatur übernimmt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Light or dark, or as the desktop is.</source>
        <translation>Hell oder dunkel, oder wie die Arbeitsumgebung.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be "system" or "light" or "dark"</source>
        <translation>muss "system", "light" oder "dark" sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>How large text is in Magpie's windows.</source>
        <translation>Wie groß der Text in den Fenstern von Magpie ist.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 90 to 200</source>
        <translation>muss eine ganze Zahl von 90 bis 200 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Web search</source>
        <translation>Websuche</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The address that the row “Search the web” opens; {query} stands for what you typed. Without one there is no such row.</source>
        <translation>Die Adresse, die die Zeile „Im Web suchen“ öffnet; {query} steht für die Eingabe. Ohne Adresse gibt es diese Zeile nicht.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be an address that starts with https:// and holds {query}, or nothing</source>
        <translation>muss leer sein oder eine Adresse, die mit https:// beginnt und {query} enthält</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Open with</source>
        <translation>Öffnen mit</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Commands by type of file, such as application/pdf or text/*; {path}, {page} and {line} stand for the place.</source>
        <translation>Befehle nach Dateityp, etwa application/pdf oder text/*; {path}, {page} und {line} stehen für die Stelle.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a table of types and commands that hold {path} or {uri}, such as {"application/pdf" = "zathura -P {page} {path}"}</source>
        <translation>muss eine Tabelle aus Typen und Befehlen sein, die {path} oder {uri} enthalten, etwa {"application/pdf" = "zathura -P {page} {path}"}</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Keep what you copy, encrypted, so that you can find it and paste it again.</source>
        <translation>Was Sie kopieren, verschlüsselt behalten, um es wiederzufinden und noch einmal einzufügen.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hotkey of the clipboard history</source>
        <translation>Taste für den Verlauf der Zwischenablage</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The key that shows what you copied, while a history is kept; none when empty.</source>
        <translation>Die Taste, die zeigt, was Sie kopiert haben, solange ein Verlauf geführt wird; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a key such as "Ctrl+Alt+V" or "Super+V", or nothing</source>
        <translation>muss eine Taste wie "Ctrl+Alt+V" oder "Super+V" sein, oder nichts</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Most clips</source>
        <translation>Höchste Zahl an Einträgen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The oldest are deleted beyond so many; pinned ones stay.</source>
        <translation>Darüber hinaus werden die ältesten gelöscht; angeheftete bleiben.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 10 to 500000</source>
        <translation>muss eine ganze Zahl von 10 bis 500000 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Days to keep</source>
        <translation>Aufbewahrung in Tagen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Clips are deleted after so many days; pinned ones stay. 0 keeps them.</source>
        <translation>Einträge werden nach so vielen Tagen gelöscht; angeheftete bleiben. Bei 0 bleiben alle.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 0 to 36500</source>
        <translation>muss eine ganze Zahl von 0 bis 36500 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Largest history</source>
        <translation>Größter Umfang</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The oldest clips are deleted beyond so much; pinned ones stay.</source>
        <translation>Darüber hinaus werden die ältesten Einträge gelöscht; angeheftete bleiben.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 10 to 100000</source>
        <translation>muss eine ganze Zahl von 10 bis 100000 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Largest clip</source>
        <translation>Größter Eintrag</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Larger clips are not kept.</source>
        <translation>Größere Einträge werden nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a whole number from 1 to 20</source>
        <translation>muss eine ganze Zahl von 1 bis 20 sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Put back after pasting</source>
        <translation>Nach dem Einfügen zurücklegen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What was in the clipboard before a paste is there again after it.</source>
        <translation>Was vor dem Einfügen in der Zwischenablage war, ist danach wieder dort.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Between clips pasted as one</source>
        <translation>Zwischen als eins Eingefügtem</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What stands between clips that are marked and pasted together.</source>
        <translation>Was zwischen Einträgen steht, die markiert und zusammen eingefügt werden.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Empty line</source>
        <translation>Leerzeile</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>One space</source>
        <translation>Ein Leerzeichen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be "line" or "blank-line" or "space"</source>
        <translation>muss "line", "blank-line" oder "space" sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Programs left out</source>
        <translation>Ausgelassene Programme</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Nothing is kept that is copied in these programs.</source>
        <translation>Was in diesen Programmen kopiert wird, wird nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a list of names such as ["KeePassXC", "Firefox"]</source>
        <translation>muss eine Liste von Namen wie ["KeePassXC", "Firefox"] sein</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Secrets that are kept</source>
        <translation>Geheimnisse, die behalten werden</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Keys, passwords, card numbers and one-time codes are recognised and not kept, but for those named here, such as jwt.</source>
        <translation>Schlüssel, Passwörter, Kartennummern und Einmalcodes werden erkannt und nicht behalten, bis auf die hier genannten, etwa jwt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a list of names of patterns, each one of: private-key, github-token, gitlab-token, aws-key, google-key, slack-token, stripe-key, openai-key, anthropic-key, npm-token, pypi-token, twilio-key, sendgrid-key, jwt, azure-key, digitalocean-token, telegram-token, discord-token, service-token, url-credentials, otp-seed, labelled-password, card-number, one-time-code, password</source>
        <translation>muss eine Liste von Namen von Mustern sein, jeder einer von: private-key, github-token, gitlab-token, aws-key, google-key, slack-token, stripe-key, openai-key, anthropic-key, npm-token, pypi-token, twilio-key, sendgrid-key, jwt, azure-key, digitalocean-token, telegram-token, discord-token, service-token, url-credentials, otp-seed, labelled-password, card-number, one-time-code, password</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Hotkey of the snippets</source>
        <translation>Taste der Textbausteine</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>The key that shows your snippets wherever you are; none when empty.</source>
        <translation>Die Taste, die überall Ihre Textbausteine zeigt; keine, wenn leer.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a key such as "Ctrl+Alt+S" or "Super+S", or nothing</source>
        <translation>muss eine Taste wie "Ctrl+Alt+S" oder "Super+S" sein, oder nichts</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Offer to keep what you copy often</source>
        <translation>Anbieten, oft Kopiertes zu behalten</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>When you copy the same text for the third time, Magpie asks whether it is to be a snippet; only while a clipboard history is kept.</source>
        <translation>Kopieren Sie denselben Text zum dritten Mal, fragt Magpie, ob er ein Textbaustein werden soll; nur solange es einen Verlauf der Zwischenablage gibt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Expand as you type</source>
        <translation>Beim Tippen ersetzen</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Replaces a keyword by its snippet as you type it, on X11. For that every key you press is looked at in memory to find keywords; nothing is kept. Not where a program says that a field is for a password, nor while the screen is locked.</source>
        <translation>Ersetzt ein Kürzel durch seinen Textbaustein, sobald Sie es tippen, unter X11. Dafür wird jede Taste, die Sie drücken, im Arbeitsspeicher angesehen, um Kürzel zu finden; nichts wird behalten. Nicht, wo ein Programm sagt, dass ein Feld für ein Passwort ist, und nicht bei gesperrtem Bildschirm.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>No key is looked at in these programs.</source>
        <translation>In diesen Programmen wird keine Taste angesehen.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Followed folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Folders and files whose snippets are taken in, and again whenever they change, such as that of espanso.</source>
        <translation>Ordner und Dateien, deren Textbausteine übernommen werden, und wieder bei jeder Änderung, etwa der von espanso.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a list of folders or files such as ["~/.config/espanso"], each with its whole path</source>
        <translation>muss eine Liste von Ordnern oder Dateien sein, etwa ["~/.config/espanso"], jeweils mit dem ganzen Pfad</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Write snippets to a folder</source>
        <translation>Textbausteine in einen Ordner schreiben</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>A folder that always has your snippets as plain files, to sync. They are not encrypted there: everybody who can read the folder can read your snippets. Off when empty.</source>
        <translation>Ein Ordner, in dem Ihre Textbausteine immer als einfache Dateien liegen, zum Synchronisieren. Dort sind sie nicht verschlüsselt: Wer den Ordner lesen kann, kann Ihre Textbausteine lesen. Aus, wenn leer.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be a folder with its whole path, or nothing</source>
        <translation>muss ein Ordner mit seinem ganzen Pfad sein, oder nichts</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Everybody who can read this folder can read your snippets; they are not encrypted there.</source>
        <translation>Wer diesen Ordner lesen kann, kann Ihre Textbausteine lesen; sie sind dort nicht verschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What was written there stays until you delete it.</source>
        <translation>Was dorthin geschrieben wurde, bleibt, bis Sie es löschen.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Format of these files</source>
        <translation>Format dieser Dateien</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>What the files in that folder are written as.</source>
        <translation>Als was die Dateien in jenem Ordner geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>espanso</source>
        <translation>espanso</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>Raycast</source>
        <translation>Raycast</translation>
    </message>
    <message>
        <location filename="../../indexer/contract/settings.py"/>
        <source>must be "markdown" or "espanso" or "raycast"</source>
        <translation>muss "markdown" oder "espanso" oder "raycast" sein</translation>
    </message>
</context>
</TS>
