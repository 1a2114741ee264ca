using OrleansNotify.Preferences;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class MessageRuleStore(Database database) : IMessageRuleStore
{
    public async Task<IReadOnlyList<MessageRuleRow>> List(string tenant, CancellationToken cancellation)
    {
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<StoredRule>(MessageRuleSql.List, new { Tenant = tenant }, cancellation), cancellation);
        return [.. rows.Select(row => row.ToRow())];
    }

    public Task<bool> Save(string tenant, MessageRuleRow row, int most, CancellationToken cancellation)
    {
        var (rule, digest) = (row.Rule, row.Rule.Digest);
        var values = new
        {
            Tenant = tenant,
            row.EventType,
            Channel = (long)row.Channel,
            DelaySeconds = (long)rule.Delay.TotalSeconds,
            DigestSeconds = (long?)digest?.Length?.TotalSeconds,
            DigestMinute = digest is { Length: null } ? digest.At.Hour * 60L + digest.At.Minute : (long?)null,
            SendWhen = (long)rule.When,
            row.UpdatedAt,
        };
        return database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                await database.Serialize(connection, $"message rules {tenant}", cancellation);
                return await connection.Row<long>(MessageRuleSql.CountOthers, values, cancellation) < most
                    && await connection.Run(MessageRuleSql.Save, values, cancellation) > 0;
            },
            cancellation);
    }

    public async Task<bool> Delete(string tenant, string eventType, Channel channel, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, EventType = eventType, Channel = (long)channel };
        return await database.Write(Scope.Of(tenant), c => c.Run(MessageRuleSql.Delete, values, cancellation), cancellation) > 0;
    }

    private sealed record StoredRule
    {
        public required string EventType { get; init; }

        public required Channel Channel { get; init; }

        public required long DelaySeconds { get; init; }

        public required long? DigestSeconds { get; init; }

        public required long? DigestMinute { get; init; }

        public required SendWhen SendWhen { get; init; }

        public required DateTimeOffset UpdatedAt { get; init; }

        public MessageRuleRow ToRow() => new(EventType, Channel, new MessageRule(TimeSpan.FromSeconds(DelaySeconds), Digest, SendWhen), UpdatedAt);

        private DigestWindow? Digest => (DigestSeconds, DigestMinute) switch
        {
            ({ } seconds, _) => new DigestWindow(TimeSpan.FromSeconds(seconds), TimeOnly.MinValue),
            (_, { } minute) => new DigestWindow(null, TimeOnly.MinValue.AddMinutes(minute)),
            _ => null,
        };
    }
}
