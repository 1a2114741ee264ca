using OrleansNotify.Http;

namespace OrleansNotify.Inboxes;

/// <param name="All">Everything that is shown, instead of <paramref name="Ids"/>.</param>
internal sealed record BulkCommand(string?[]? Ids, bool? All, PatchCommand? Patch)
{
    public Problem? Check(out InboxPatch patch)
    {
        patch = new InboxPatch();
        if (Patch is null || (Ids is null) != (All is true) || Ids?.Contains(null) == true)
        {
            return Problems.Invalid("change_what", "Send patch, and either ids, a list of notification ids, or all: true.");
        }

        return Ids?.Length > InboxRoutes.MaxIds
            ? Problems.Invalid("too_many", $"At most {InboxRoutes.MaxIds} ids in one request.")
            : Patch.Check(out patch) ?? CheckAll(patch);
    }

    // Anything else would change the same ones again when it is sent again for the rest.
    private Problem? CheckAll(InboxPatch patch)
        => All is not true || patch is { Dismissed: true } or { Archived: true } || patch == new InboxPatch(Read: true)
            ? null
            : Problems.Invalid("all_of_what", "all takes read: true alone, or a patch with dismissed: true or archived: true.");
}
