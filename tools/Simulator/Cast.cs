namespace OrleansNotify.Simulator;

/// <summary>Who takes part, and when they change their minds.</summary>
internal static class Cast
{
    public const int EventsPerSecond = 20;
    public const string RetrySchedule = "500ms,1s,2s";
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(24);
    public static readonly TimeSpan Fails = TimeSpan.FromSeconds(6);
    public static readonly TimeSpan Hangs = TimeSpan.FromSeconds(12);
    public static readonly TimeSpan Recovers = TimeSpan.FromSeconds(18);

    // Less than the share that opens a breaker, so that flaky keeps its own open to what still works there.
    private const int FailsOneIn = 3;

    public static Receiver[] Receivers() =>
    [
        new("steady", (_, _) => Behaviour.Succeed),
        new("flaky", Flaky),
        new("broken", (at, _) => at < Recovers ? Behaviour.Fail : Behaviour.Succeed),
    ];

    public static IReadOnlyList<(TimeSpan At, string Text)> Plot { get; } =
    [
        (TimeSpan.Zero, "steady and flaky answer 200, broken answers 500 to everything"),
        (Fails, "flaky answers 500 to every third event"),
        (Hangs, "flaky hangs on every third event until the timeout of 1 s"),
        (Recovers, "flaky and broken are repaired"),
    ];

    private static Behaviour Flaky(TimeSpan at, long number) =>
        number % FailsOneIn != 0 || at < Fails || at >= Recovers ? Behaviour.Succeed
        : at < Hangs ? Behaviour.Fail
        : Behaviour.Hang;
}
