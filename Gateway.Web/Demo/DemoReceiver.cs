namespace OrleansNotify.Demo;

/// <summary>How the demo's receivers answer; the name is the last part of their URL.</summary>
internal static class DemoReceiver
{
    public const string Steady = "orders";
    public const string Flaky = "crm";
    public const string Slow = "analytics";
    public const string Down = "fraud-check";
    public const string Paused = "warehouse";

    // One attempt in so many of the flaky one fails.
    private const int FlakyFailsOneIn = 6;

    /// <summary>Of the attempt with this number of an event: the same every time, so that a retry may succeed and a reload shows the same.</summary>
    /// <param name="salt">Any number that differs between events.</param>
    public static int Status(string receiver, int salt, int attempt) => receiver switch
    {
        Down => StatusCodes.Status503ServiceUnavailable,
        Flaky when (salt + attempt) % FlakyFailsOneIn == 0 => StatusCodes.Status500InternalServerError,
        Flaky when salt % (FlakyFailsOneIn * FlakyFailsOneIn) == 1 && attempt < 3 => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status200OK,
    };

    public static TimeSpan Latency(string receiver, Random random)
    {
        // A long tail, as real receivers have: the sum of two, one of them squared.
        var tail = random.NextDouble() * random.NextDouble();
        return TimeSpan.FromMilliseconds(receiver switch
        {
            Slow => 240 + (900 * tail),
            Down => 12 + (30 * tail),
            Flaky => 60 + (400 * tail),
            _ => 18 + (110 * tail),
        });
    }

    public static string Body(int status) => status switch
    {
        StatusCodes.Status200OK => """{"received":true}""",
        StatusCodes.Status429TooManyRequests => """{"error":"too many requests"}""",
        StatusCodes.Status500InternalServerError => """{"error":"deadlock detected, please try again"}""",
        _ => "upstream connect error or disconnect/reset before headers",
    };
}
