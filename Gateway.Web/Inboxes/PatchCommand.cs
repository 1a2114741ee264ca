using System.Text.Json;
using OrleansNotify.Http;

namespace OrleansNotify.Inboxes;

/// <param name="SnoozedUntil">A time; null ends a snooze.</param>
internal sealed record PatchCommand(bool? Read, bool? Seen, bool? Dismissed, bool? Archived, JsonElement SnoozedUntil)
{
    public Problem? Check(out InboxPatch patch)
    {
        patch = new InboxPatch(Read, Seen, Dismissed, Archived);
        if (SnoozedUntil.ValueKind != JsonValueKind.Undefined)
        {
            if (!TryTime(out var until))
            {
                return Problems.Invalid("snoozed_until_invalid", $"{Rfc3339.Rule("snoozedUntil")} Null ends a snooze.");
            }

            patch = patch with { SnoozedUntil = until };
        }

        return patch == new InboxPatch()
            ? Problems.Invalid("change_what", "Send at least one of read, seen, dismissed, archived and snoozedUntil.")
            : null;
    }

    private bool TryTime(out DateTimeOffset until)
    {
        until = DateTimeOffset.UnixEpoch;
        return SnoozedUntil.ValueKind == JsonValueKind.Null
            || (SnoozedUntil.ValueKind == JsonValueKind.String && Rfc3339.TryParse(SnoozedUntil.GetString(), out until));
    }
}
