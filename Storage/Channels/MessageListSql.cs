using System.Text;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>
/// The statement of a list: one index leads, and the other filters look at the rows that it finds; <c>|| ''</c> keeps their columns away from
/// the indexes.
/// </summary>
internal sealed class MessageListSql(MessageQuery query, Database database)
{
    private readonly bool _isUnsent = query.State is { } state && (int)state is < 3 or > 7;

    public string Page
    {
        get
        {
            var text = new StringBuilder("m.tenant = @Tenant AND m.id < @Before");
            foreach (var condition in Conditions)
            {
                text.Append(" AND ").Append(condition);
            }

            return $"""
                SELECT {MessageColumns.Message} FROM messages m{Hint}
                WHERE {text}
                ORDER BY m.id DESC
                LIMIT @Limit
                """;
        }
    }

    private string Hint => Leader switch
    {
        "person" => database.By("messages_by_person"),
        "address" => database.By("messages_by_address"),
        "state" => database.By("messages_unsent"),
        _ => "",
    };

    private string? Leader => query.Person is not null ? "person" : query.Address is not null ? "address" : _isUnsent ? "state" : null;

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
                yield return Leader == "state" ? "m.state = @State AND m.state NOT BETWEEN 3 AND 7" : "m.state + 0 = @State";
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
