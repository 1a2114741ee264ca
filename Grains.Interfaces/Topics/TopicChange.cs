using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Topics;

/// <summary>
/// Who came into a topic and who left it, as an event of the tenant's log: what was sent to the topic before it is not for those who
/// came, what is sent after it is not for those who left. Only the server appends it.
/// </summary>
/// <param name="Topic">As its audience key has it, without <c>t:</c>.</param>
/// <param name="Joined">E-mail addresses, as the accounts are spelled.</param>
/// <param name="Left">As <paramref name="Joined"/>.</param>
public sealed record TopicChange(string Topic, string[] Joined, string[] Left)
{
    public const string EventType = "topic.members_changed";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Key => AudienceKey.Topic(Topic);

    public AppendEvent ToEvent(string id, string source)
        => new(id, EventType, source, [AudienceKey.MembersOf(Topic)], 0, JsonSerializer.SerializeToUtf8Bytes(this, Json), null);

    /// <summary>Null when the event is none.</summary>
    public static TopicChange? Of(string[] audience, byte[] payload)
        => AudienceKey.IsOfMembers(audience) ? JsonSerializer.Deserialize<TopicChange>(payload, Json) : null;
}
