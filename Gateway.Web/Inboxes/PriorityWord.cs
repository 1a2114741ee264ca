namespace OrleansNotify.Inboxes;

/// <summary>An event's priority in words. The log knows nothing below normal: <c>low</c> is a word of the sender's only.</summary>
internal static class PriorityWord
{
    public const string Low = "low";
    public const string Medium = "medium";
    public const string High = "high";
    public const string Urgent = "urgent";

    public static readonly string[] All = [Low, Medium, High, Urgent];

    public static string Of(int priority) => priority switch
    {
        <= 0 => Medium,
        1 => High,
        _ => Urgent,
    };

    public static int ToNumber(string? word) => word switch
    {
        High => 1,
        Urgent => 2,
        _ => 0,
    };
}
