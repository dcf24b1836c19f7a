<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DataCheck</name>
    <message numerus="yes">
        <source>%n record(s) differed and were put right; now everything agrees with the server</source>
        <translation>
            <numerusform>%n record differed and was put right; now everything agrees with the server</numerusform>
            <numerusform>%n records differed and were put right; now everything agrees with the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message numerus="yes">
        <source>%n day(s), counted from the next day; an end on a day off moves to the next working day</source>
        <translation>
            <numerusform>%n day, counted from the next day; an end on a day off moves to the next working day</numerusform>
            <numerusform>%n days, counted from the next day; an end on a day off moves to the next working day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) × 8 hours = %1</source>
        <translation>
            <numerusform>%n day × 8 hours = %1</numerusform>
            <numerusform>%n days × 8 hours = %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) × 8 hours, days off not counted</source>
        <translation>
            <numerusform>%n day × 8 hours, days off not counted</numerusform>
            <numerusform>%n days × 8 hours, days off not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Procedure</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncFacts</name>
    <message numerus="yes">
        <source>%1, %n waiting to be sent</source>
        <translation>
            <numerusform>%1, %n item waiting to be sent</numerusform>
            <numerusform>%1, %n items waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the way to the server: %1 of %2</source>
        <translation>
            <numerusform>%n file on the way to the server: %1 of %2</numerusform>
            <numerusform>%n files on the way to the server: %1 of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n record(s) not understood: %1</source>
        <translation>
            <numerusform>%n record not understood: %1</numerusform>
            <numerusform>%n records not understood: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; of %n an earlier state is shown</source>
        <translation>
            <numerusform>; of %n an earlier state is shown</numerusform>
            <numerusform>; of %n an earlier state is shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for %n file(s) to go up first</source>
        <translation>
            <numerusform>Waits for %n file to go up first</numerusform>
            <numerusform>Waits for %n files to go up first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::AssistPage</name>
    <message numerus="yes">
        <source>Read %n of 4 fields, compare them with the card</source>
        <translation>
            <numerusform>Read %n of 4 fields, compare it with the card</numerusform>
            <numerusform>Read %n of 4 fields, compare them with the card</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::AttendancePanel</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) printed</source>
        <translation>
            <numerusform>%n person printed</numerusform>
            <numerusform>%n people printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) written to %1</source>
        <translation>
            <numerusform>%n person written to %1</numerusform>
            <numerusform>%n people written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::BulkPage</name>
    <message numerus="yes">
        <source>%1; %n had changed meanwhile</source>
        <translation>
            <numerusform>%1; %n had changed meanwhile</numerusform>
            <numerusform>%1; %n had changed meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n registration(s) agree</source>
        <translation>
            <numerusform>%n registration agrees</numerusform>
            <numerusform>%n registrations agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay out</source>
        <translation>
            <numerusform>%n stays out</numerusform>
            <numerusform>%n stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n together</source>
        <translation>
            <numerusform>Approve %n together</numerusform>
            <numerusform>Approve %n together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved %n together</source>
        <translation>
            <numerusform>Approved %n together</numerusform>
            <numerusform>Approved %n together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at %n of the sample first</source>
        <translation>
            <numerusform>Look at %n of the sample first</numerusform>
            <numerusform>Look at %n of the sample first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::CodeStep</name>
    <message numerus="yes">
        <source>%n more digit(s), the whole code can be pasted</source>
        <translation>
            <numerusform>%n more digit, the whole code can be pasted</numerusform>
            <numerusform>%n more digits, the whole code can be pasted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::FactList</name>
    <message numerus="yes">
        <source>%n registration(s) may be the same person</source>
        <translation>
            <numerusform>%n registration may be the same person</numerusform>
            <numerusform>%n registrations may be the same person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::FindAnything</name>
    <message numerus="yes">
        <source>Owner of %n dossier(s)</source>
        <translation>
            <numerusform>Owner of %n dossier</numerusform>
            <numerusform>Owner of %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::GateChooser</name>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::GateHead</name>
    <message numerus="yes">
        <source>and %n other meeting(s)</source>
        <translation>
            <numerusform>and %n other meeting</numerusform>
            <numerusform>and %n other meetings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::KioskPanel</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::LogPage</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) written to %1</source>
        <translation>
            <numerusform>%n decision written to %1</numerusform>
            <numerusform>%n decisions written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::MeetingsPage</name>
    <message numerus="yes">
        <source>%1 of %n seat(s)</source>
        <translation>
            <numerusform>%1 of %n seat</numerusform>
            <numerusform>%1 of %n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s) written to %1</source>
        <translation>
            <numerusform>%n badge written to %1</numerusform>
            <numerusform>%n badges written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) named, </source>
        <translation>
            <numerusform>%n person named, </numerusform>
            <numerusform>%n people named, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s), </source>
        <translation>
            <numerusform>%n unit, </numerusform>
            <numerusform>%n units, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a code</source>
        <translation>
            <numerusform>%n with a code</numerusform>
            <numerusform>%n with a code</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::MembersPage</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n line to look at</numerusform>
            <numerusform>%n lines to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list has %n member(s) now</source>
        <translation>
            <numerusform>The list has %n member now</numerusform>
            <numerusform>The list has %n members now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::MergePage</name>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>%n field differs</numerusform>
            <numerusform>%n fields differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) not chosen yet</source>
        <translation>
            <numerusform>%n field not chosen yet</numerusform>
            <numerusform>%n fields not chosen yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other field(s) have merged by themselves</source>
        <translation>
            <numerusform>%n other field has merged by itself</numerusform>
            <numerusform>%n other fields have merged by themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>differs from before in %n character(s)</source>
        <translation>
            <numerusform>differs from before in %n character</numerusform>
            <numerusform>differs from before in %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::PreflightPanel</name>
    <message numerus="yes">
        <source>%n code(s) on this machine</source>
        <translation>
            <numerusform>%n code on this machine</numerusform>
            <numerusform>%n codes on this machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitation(s)</source>
        <translation>
            <numerusform>%n invitation</numerusform>
            <numerusform>%n invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other gate(s) heard</source>
        <translation>
            <numerusform>%n other gate heard</numerusform>
            <numerusform>%n other gates heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s) wait to be sent</source>
        <translation>
            <numerusform>%n scan waits to be sent</numerusform>
            <numerusform>%n scans wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Camera: %n picture(s) a second</source>
        <translation>
            <numerusform>Camera: %n picture a second</numerusform>
            <numerusform>Camera: %n pictures a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine's clock is %n second(s) off</source>
        <translation>
            <numerusform>This machine's clock is %n second off</numerusform>
            <numerusform>This machine's clock is %n seconds off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::ReviewPage</name>
    <message numerus="yes">
        <source>%n registration(s)</source>
        <translation>
            <numerusform>%n registration</numerusform>
            <numerusform>%n registrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::ReviewWords</name>
    <message numerus="yes">
        <source>%n character(s) differ</source>
        <translation>
            <numerusform>%n character differs</numerusform>
            <numerusform>%n characters differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) differ</source>
        <translation>
            <numerusform>%n field differs</numerusform>
            <numerusform>%n fields differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n field(s) match</source>
        <translation>
            <numerusform>The only field matches</numerusform>
            <numerusform>All %n fields match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n more field(s), then approve</source>
        <translation>
            <numerusform>Confirm %n more field, then approve</numerusform>
            <numerusform>Confirm %n more fields, then approve</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::SettingsPage</name>
    <message numerus="yes">
        <source>After %n minute(s) without a touch</source>
        <translation>
            <numerusform>After %n minute without a touch</numerusform>
            <numerusform>After %n minutes without a touch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::TrayEntryPart</name>
    <message numerus="yes">
        <source>%n record(s) can be read now</source>
        <translation>
            <numerusform>%n record can be read now</numerusform>
            <numerusform>%n records can be read now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::TrayPane</name>
    <message numerus="yes">
        <source>%n piece(s) of work are in %1, sealed for the server. Mark: %2</source>
        <translation>
            <numerusform>%n piece of work is in %1, sealed for the server. Mark: %2</numerusform>
            <numerusform>%n pieces of work are in %1, sealed for the server. Mark: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work of %1 go to the server, where somebody decides about them. Mark: %2</source>
        <translation>
            <numerusform>%n piece of work of %1 goes to the server, where somebody decides about it. Mark: %2</numerusform>
            <numerusform>%n pieces of work of %1 go to the server, where somebody decides about them. Mark: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::TroublePage</name>
    <message numerus="yes">
        <source>%n piece(s) of work could not be read; look in the dossiers whether something is missing</source>
        <translation>
            <numerusform>%n piece of work could not be read; look in the dossiers whether something is missing</numerusform>
            <numerusform>%n pieces of work could not be read; look in the dossiers whether something is missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work that had not been sent are kept; what the server has not taken stands in the tray</source>
        <translation>
            <numerusform>%n piece of work that had not been sent is kept; what the server has not taken stands in the tray</numerusform>
            <numerusform>%n pieces of work that had not been sent are kept; what the server has not taken stands in the tray</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::WalkInPanel</name>
    <message numerus="yes">
        <source>%1, at most %n person(s)</source>
        <translation>
            <numerusform>%1, at most %n person</numerusform>
            <numerusform>%1, at most %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::AccountsPage</name>
    <message numerus="yes">
        <source>%n field(s) still to be filled in</source>
        <translation>
            <numerusform>%n field still to be filled in</numerusform>
            <numerusform>%n fields still to be filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it can be tried %n more time(s)</source>
        <translation>
            <numerusform>it can be tried %n more time</numerusform>
            <numerusform>it can be tried %n more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::CitizenCode</name>
    <message numerus="yes">
        <source>The code is not right. It can be tried %n more time(s)</source>
        <translation>
            <numerusform>The code is not right. It can be tried %n more time</numerusform>
            <numerusform>The code is not right. It can be tried %n more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::accounts::ComplaintsPage</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>late by %n day(s)</source>
        <translation>
            <numerusform>late by %n day</numerusform>
            <numerusform>late by %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::BulkBar</name>
    <message numerus="yes">
        <source>%n dossier(s) chosen</source>
        <translation>
            <numerusform>%n dossier chosen</numerusform>
            <numerusform>%n dossiers chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) handed over to %1</source>
        <translation>
            <numerusform>%n dossier handed over to %1</numerusform>
            <numerusform>%n dossiers handed over to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n stay(s) as they are</source>
        <translation>
            <numerusform>; %n stays as it is</numerusform>
            <numerusform>; %n stay as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ComponentList</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) here</source>
        <translation>
            <numerusform>%n file here</numerusform>
            <numerusform>%n files here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n original</numerusform>
            <numerusform>%n originals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ComponentPane</name>
    <message numerus="yes">
        <source>PDF, %n page(s)</source>
        <translation>
            <numerusform>PDF, %n page</numerusform>
            <numerusform>PDF, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DashboardPage</name>
    <message numerus="yes">
        <source>%n holder(s)</source>
        <translation>
            <numerusform>%n holder</numerusform>
            <numerusform>%n holders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n officer(s)</source>
        <translation>
            <numerusform>%n officer</numerusform>
            <numerusform>%n officers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s) with dossiers</source>
        <translation>
            <numerusform>%n procedure with dossiers</numerusform>
            <numerusform>%n procedures with dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::DetailBody</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n step(s)</source>
        <translation>
            <numerusform>Show all %n step</numerusform>
            <numerusform>Show all %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::EarlierDossiers</name>
    <message numerus="yes">
        <source>%n dossier(s) of this organisation here, %1: %2</source>
        <comment>the second is a procedure</comment>
        <translation>
            <numerusform>%n dossier of this organisation here, %1: %2</numerusform>
            <numerusform>%n dossiers of this organisation here, %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) of this person here, %1: %2</source>
        <comment>the second is a procedure</comment>
        <translation>
            <numerusform>%n dossier of this person here, %1: %2</numerusform>
            <numerusform>%n dossiers of this person here, %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::EditForm</name>
    <message numerus="yes">
        <source>%n field(s) changed</source>
        <translation>
            <numerusform>%n field changed</numerusform>
            <numerusform>%n fields changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::FormView</name>
    <message numerus="yes">
        <source>%n copies are being printed</source>
        <translation>
            <numerusform>%n copy is being printed</numerusform>
            <numerusform>%n copies are being printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n copies</source>
        <translation>
            <numerusform>Print %n copy</numerusform>
            <numerusform>Print %n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::OwnerForm</name>
    <message numerus="yes">
        <source>The back: %n different</source>
        <translation>
            <numerusform>The back: %n different</numerusform>
            <numerusform>The back: %n different</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PageEditor</name>
    <message numerus="yes">
        <source>%n page(s). Drag one to its place, Enter shows it large; the PDF takes the place of the files</source>
        <translation>
            <numerusform>%n page. Enter shows it large; the PDF takes the place of the file</numerusform>
            <numerusform>%n pages. Drag one to its place, Enter shows it large; the PDF takes the place of the files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PaperSource</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) would be lost; Esc once more leaves</source>
        <translation>
            <numerusform>%n page would be lost; Esc once more leaves</numerusform>
            <numerusform>%n pages would be lost; Esc once more leaves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s); they become one PDF</source>
        <translation>
            <numerusform>%n page; it becomes one PDF</numerusform>
            <numerusform>%n pages; they become one PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::PapersDialog</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n copy</numerusform>
            <numerusform>%n copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s)</source>
        <translation>
            <numerusform>%n original</numerusform>
            <numerusform>%n originals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) changed</source>
        <translation>
            <numerusform>%n paper changed</numerusform>
            <numerusform>%n papers changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::QueuePage</name>
    <message numerus="yes">
        <source>%1 of %n dossier(s) chosen</source>
        <translation>
            <numerusform>%1 of %n dossier chosen</numerusform>
            <numerusform>%1 of %n dossiers chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ReceivePage</name>
    <message numerus="yes">
        <source>%1 of %n required paper(s) here</source>
        <translation>
            <numerusform>%1 of %n required paper here</numerusform>
            <numerusform>%1 of %n required papers here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), by the calendar</source>
        <translation>
            <numerusform>%n day, by the calendar</numerusform>
            <numerusform>%n days, by the calendar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the owner still to be filled in</source>
        <translation>
            <numerusform>%n field of the owner still to be filled in</numerusform>
            <numerusform>%n fields of the owner still to be filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) still being read</source>
        <translation>
            <numerusform>%n file still being read</numerusform>
            <numerusform>%n files still being read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n required paper(s) not here yet</source>
        <translation>
            <numerusform>%n required paper not here yet</numerusform>
            <numerusform>%n required papers not here yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s), by hours</source>
        <translation>
            <numerusform>%n working day, by hours</numerusform>
            <numerusform>%n working days, by hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ScannerSource</name>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>%n page scanned</numerusform>
            <numerusform>%n pages scanned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>motcua::ui::reception::ScoreList</name>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
</context>
</TS>
