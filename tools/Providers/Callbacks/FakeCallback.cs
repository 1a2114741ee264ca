namespace OrleansNotify.Fakes;

/// <summary>One report of a fake.</summary>
/// <param name="Make">A new request each time; forged: with the opposite status, and a signature that does not hold.</param>
internal sealed record FakeCallback(Func<bool, HttpRequestMessage> Make)
{
    /// <summary>A callback for each status that the script has, or for the usual ones.</summary>
    /// <param name="make">By the status, its code if there is one, and whether it is forged.</param>
    public static IReadOnlyList<FakeCallback> Each(CallbackScript script, string[] usual, Func<string, string?, bool, HttpRequestMessage> make)
        =>
        [
            .. (script.Statuses ?? usual).Select(status => status.Split(':', 2)).Select(parts => new FakeCallback(
                isForged => make(isForged ? Opposite(parts[0]) : parts[0], parts.ElementAtOrDefault(1), isForged))),
        ];

    private static string Opposite(string status) => status == "failed" ? "delivered" : "failed";
}
