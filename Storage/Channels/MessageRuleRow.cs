using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

public sealed record MessageRuleRow(string EventType, Channel Channel, MessageRule Rule, DateTimeOffset UpdatedAt);
