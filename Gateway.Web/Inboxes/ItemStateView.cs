namespace OrleansNotify.Inboxes;

/// <summary>How a notification stands, without the notification.</summary>
internal sealed record ItemStateView(string Id, long Seq, bool Read, bool Seen, bool Dismissed, bool Archived, DateTimeOffset? SnoozedUntil)
{
    public static ItemStateView[] Of(IEnumerable<ItemState> states) =>
    [
        .. states.Select(state => new ItemStateView(
            state.Id, state.Seq, state.IsRead, state.IsSeen, state.IsDismissed, state.IsArchived, state.SnoozedUntil)),
    ];
}
