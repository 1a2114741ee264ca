using System.Text;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>
/// The statement of a list: one index leads, and the other filters look at the rows that it finds; <c>|| ''</c> keeps their columns away from
/// the indexes. What waits or is under way is found by the queue.
/// </summary>
internal sealed class MessageListSql(MessageQuery query, Database database)
{
    private const string Queue = "queue";
    private readonly bool _isUnsent = query.State is MessageState.Unknown or > MessageState.Read;

    public string Page
    {
        get
        {
            var text = new StringBuilder("m.tenant = @Tenant AND m.id < @Before");
            text.Append(query.After is null ? "" : " AND m.id > @After");
            foreach (var condition in Conditions)
            {
                text.Append(" AND ").Append(condition);
            }

            return $"""
                SELECT {MessageColumns.Message} FROM {From}
                WHERE {text}
                ORDER BY {(Leader == Queue ? "q" : "m")}.id{(query.IsUp ? "" : " DESC")}
                LIMIT @Limit
                """;
        }
    }

    private string From => Leader switch
    {
        "person" => $"messages m{database.By("messages_by_person")}",
        "address" => $"messages m{database.By("messages_by_address")}",
        "state" => $"messages m{database.By("messages_unsent")}",
        Queue => $"message_queue q{database.By(query.State == MessageState.Sending ? "message_queue_sending" : "message_queue_waiting")} CROSS JOIN messages m",
        _ => "messages m",
    };

    private string? Leader => query.Person is not null ? "person" : query.Address is not null ? "address" : _isUnsent ? "state"
        : query.State is MessageState.Waiting or MessageState.Sending ? Queue : null;

    private IEnumerable<string> Conditions
    {
        get
        {
            if (query.Person is not null)
            {
                yield return "m.person = @Person AND m.person <> ''";
            }

            if (query.Address is not null)
            {
                yield return Leader == "address" ? "m.address = @Address" : "m.address || '' = @Address";
            }

            if (query.State is not null)
            {
                yield return Leader == "state" ? "m.unsent_state = @State AND m.unsent_state IS NOT NULL" : "m.state + 0 = @State";
            }

            if (Leader == Queue)
            {
                yield return $"m.id = q.id AND q.tenant = @Tenant AND q.id < @Before{(query.After is null ? "" : " AND q.id > @After")} AND q.lane {(query.State == MessageState.Sending ? "=" : ">")} 0";
            }

            if (query.Channel is not null)
            {
                yield return "m.channel + 0 = @Channel";
            }

            if (query.EventType is not null)
            {
                yield return "m.event_type = @EventType";
            }

            if (query.EventId is not null)
            {
                yield return "m.event_id = @EventId";
            }

            if (query.Provider is not null)
            {
                yield return "m.provider = @Provider";
            }
        }
    }
}
