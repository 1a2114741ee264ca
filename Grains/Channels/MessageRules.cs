using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>A tenant's rules of when messages go.</summary>
internal sealed class MessageRules(IEnumerable<MessageRuleRow> rows)
{
    private readonly Dictionary<(string EventType, Channel Channel), MessageRule> _rules = rows.ToDictionary(row => (row.EventType, row.Channel), row => row.Rule);

    public MessageRule Of(string eventType, Channel channel) => _rules.GetValueOrDefault((eventType, channel), MessageRule.AtOnce);
}
