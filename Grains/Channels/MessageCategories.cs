namespace OrleansNotify.Channels;

internal static class MessageCategories
{
    private const string Marketing = "marketing";

    /// <summary>An event type that begins with <c>marketing.</c> is marketing, which needs consent; every other is transactional.</summary>
    public static MessageCategory Of(string eventType)
        => eventType == Marketing || eventType.StartsWith($"{Marketing}.", StringComparison.Ordinal) ? MessageCategory.Marketing : MessageCategory.Transactional;
}
