using System.Text.Json.Serialization;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Live;

/// <summary>What changed in a person's inbox, for their devices.</summary>
/// <param name="Unread">As of <paramref name="Seq"/>.</param>
/// <param name="ReadUpTo">What has a <c>seq</c> of at most this was read in one go.</param>
/// <param name="Items">How each notification that was changed stands.</param>
internal sealed record InboxFrame(
    string Type,
    long Seq,
    long Unread,
    long Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ReadUpTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ItemStateView[]? Items)
{
    public static InboxFrame Of(UserSignal signal, long unread)
        => new("inbox", signal.Seq, unread, signal.Version, signal.ReadUpTo, signal.Items is { Length: > 0 } items ? ItemStateView.Of(items) : null);
}
