<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Magpie</name>
    <message numerus="yes">
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>Delete %Ln clips?</source>
        <translation>
            <numerusform>Delete %Ln clip?</numerusform>
            <numerusform>Delete %Ln clips?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/action_wording.py"/>
        <source>%Ln clips are marked</source>
        <translation>
            <numerusform>%Ln clip is marked</numerusform>
            <numerusform>%Ln clips are marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>%Ln times, first {when}</source>
        <translation>
            <numerusform>%Ln time, first {when}</numerusform>
            <numerusform>%Ln times, first {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/clip_wording.py"/>
        <source>{name} and %Ln more</source>
        <translation>
            <numerusform>{name} and %Ln more</numerusform>
            <numerusform>{name} and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln files are read again.</source>
        <translation>
            <numerusform>%Ln file is read again.</numerusform>
            <numerusform>%Ln files are read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are forgotten.</source>
        <translation>
            <numerusform>%Ln clip is forgotten.</numerusform>
            <numerusform>%Ln clips are forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are deleted.</source>
        <translation>
            <numerusform>%Ln clip is deleted.</numerusform>
            <numerusform>%Ln clips are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are exported.</source>
        <translation>
            <numerusform>%Ln clip is exported.</numerusform>
            <numerusform>%Ln clips are exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln clips are imported.</source>
        <translation>
            <numerusform>%Ln clip is imported.</numerusform>
            <numerusform>%Ln clips are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln snippets are deleted.</source>
        <translation>
            <numerusform>%Ln snippet is deleted.</numerusform>
            <numerusform>%Ln snippets are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} and %Ln more cannot be read; what came from them stays.</source>
        <translation>
            <numerusform>{path} and %Ln more cannot be read; what came from them stays.</numerusform>
            <numerusform>{path} and %Ln more cannot be read; what came from them stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln snippets were changed here and in {path}; yours stay as they are.</source>
        <translation>
            <numerusform>%Ln snippet was changed here and in {path}; yours stays as it is.</numerusform>
            <numerusform>%Ln snippets were changed here and in {path}; yours stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>{path} and %Ln more would be overwritten; nothing was written.</source>
        <translation>
            <numerusform>{path} and %Ln more would be overwritten; nothing was written.</numerusform>
            <numerusform>{path} and %Ln more would be overwritten; nothing was written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln more folders cannot be read</source>
        <translation>
            <numerusform>%Ln more folder cannot be read</numerusform>
            <numerusform>%Ln more folders cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders are polled, as the system tells no changes</source>
        <translation>
            <numerusform>%Ln folder is polled, as the system tells no changes</numerusform>
            <numerusform>%Ln folders are polled, as the system tells no changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders are polled, as the system's limit on watches is reached. To raise it: sudo sysctl -w {setting} (to keep it, put {line} into /etc/sysctl.d/60-magpie.conf)</source>
        <translation>
            <numerusform>%Ln folder is polled, as the system's limit on watches is reached. To raise it: sudo sysctl -w {setting} (to keep it, put {line} into /etc/sysctl.d/60-magpie.conf)</numerusform>
            <numerusform>%Ln folders are polled, as the system's limit on watches is reached. To raise it: sudo sysctl -w {setting} (to keep it, put {line} into /etc/sysctl.d/60-magpie.conf)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/lines.py"/>
        <source>%Ln folders were kept</source>
        <translation>
            <numerusform>%Ln folder was kept</numerusform>
            <numerusform>%Ln folders were kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/passphrase_card.py"/>
        <source>Use %Ln characters or more.</source>
        <translation>
            <numerusform>Use %Ln character or more.</numerusform>
            <numerusform>Use %Ln characters or more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>Its %Ln files will not be found any more. The files themselves stay.</source>
        <translation>
            <numerusform>Its %Ln file will not be found any more. The file itself stays.</numerusform>
            <numerusform>Its %Ln files will not be found any more. The files themselves stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/folder_line.py"/>
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>%Ln clips</source>
        <translation>
            <numerusform>%Ln clip</numerusform>
            <numerusform>%Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preferences/vault.py"/>
        <source>%Ln of them pinned</source>
        <translation>
            <numerusform>%Ln of them pinned</numerusform>
            <numerusform>%Ln of them pinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln more copies</source>
        <translation>
            <numerusform>%Ln more copy</numerusform>
            <numerusform>%Ln more copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln pages</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/preview_words.py"/>
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/snippet_editor/card.py"/>
        <source>One of %Ln problems: %1 goes to the next.</source>
        <translation>
            <numerusform>One of %Ln problem: %1 goes to the next.</numerusform>
            <numerusform>One of %Ln problems: %1 goes to the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/ui/snippet_wording.py"/>
        <source>used %Ln times</source>
        <translation>
            <numerusform>used %Ln time</numerusform>
            <numerusform>used %Ln times</numerusform>
        </translation>
    </message>
</context>
</TS>
