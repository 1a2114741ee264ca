using System.Diagnostics;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults;

/// <summary>A small run in which nothing is wrong: tests forge one thing in it.</summary>
internal static class RightHistory
{
    public const string Ann = "ann@codingninjas.com";
    public const string Bob = "bob@codingninjas.com";

    private static readonly Answer[] Nothing = [];

    /// <summary>Events 1 to 4 of one sender: 2 for Ann alone, 3 with a key and answered twice, 4 of unknown outcome and not there; 9 of another tenant.</summary>
    public static readonly History Value = new()
    {
        Posted =
        [
            new("default", 1, 1, null, null, IsForEndpoints: false, Second(0), Second(1), [new Answer("evt_1", 1)]),
            new("default", 2, 1, null, Ann, IsForEndpoints: false, Second(1), Second(2), [new Answer("evt_2", 2)]),
            new("default", 3, 1, "key-3", null, IsForEndpoints: true, Second(2), Second(3), [new Answer("evt_3", 3), new Answer("evt_3", 3)]),
            new("default", 4, 1, null, null, IsForEndpoints: false, Second(3), Second(4), Nothing),
            new("other", 9, 2, null, null, IsForEndpoints: false, Second(0), Second(1), [new Answer("evt_9", 1)]),
        ],
        Calls = [new Call(1, Second(0), Second(1), 202, HasRetryAfter: false), new Call(1, Second(3), Second(4), 503, HasRetryAfter: true)],
        Stored =
        [
            new("default", 1, "evt_1", 1, null, IsForEndpoints: false),
            new("default", 2, "evt_2", 2, Ann, IsForEndpoints: false),
            new("default", 3, "evt_3", 3, null, IsForEndpoints: true),
            new("other", 1, "evt_9", 9, null, IsForEndpoints: false),
        ],
        Devices =
        [
            new("default", Ann, 0, 0, [new(1, 1), new(2, 2), new(3, 3)]),
            new("default", Bob, 0, 1, [new(3, 3)]),
        ],
        Inboxes =
        [
            new("default", Ann, [new(1, 1), new(2, 2), new(3, 3)], 3),
            new("default", Bob, [new(1, 1), new(3, 3)], 2),
        ],
        Endpoints = [new("default", "ep_1", "flaky", 0)],
        Receipts =
        [
            new("flaky", "evt_3", 3, Second(10), 500),
            new("flaky", "evt_3", 3, Second(11), 500),
            new("flaky", "evt_3", 3, Second(13), 200),
            new("quiet", "evt_3", 3, Second(10), 200),
        ],
        Silenced = [new SilencedEndpoint("quiet", Second(12))],
        Guessed = [new GuessedCode("guesser", 12, 1, 0), new GuessedCode("user", 0, 50, 1)],
        AfterLogout = [new CallAfterLogout(Second(10), Second(11), 200), new CallAfterLogout(Second(10), Second(20), 401)],
        Attempts = [new ShownAttempts("ep_1", 3, [1, 2, 3], 3)],
        Messages = [new PostedMessages(1, "evt_m1"), new PostedMessages(2, "evt_m2")],
        Listed =
        [
            new(1, "sms", "accepted"), new(1, "whatsapp", "accepted"), new(1, "email", "unknown"), new(1, "push", "unknown"),
            new(2, "sms", "refused"), new(2, "whatsapp", "delivered"), new(2, "email", "accepted"), new(2, "push", "accepted"),
        ],
        Taken = [new(1, "sms"), new(1, "whatsapp"), new(1, "email"), new(2, "whatsapp"), new(2, "email"), new(2, "push")],
        Probes = [new FlushProbe("evt_1", 1_000, 1_000)],
        Liveness = new Liveness(100, 100, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60)),
    };

    public static long Second(double second) => (long)((1_000 + second) * Stopwatch.Frequency);

    /// <summary>One more receipt.</summary>
    public static History With(this History history, Receipt receipt) => history with { Receipts = [.. history.Receipts, receipt] };

    public static History WithFault(this History history, double began, double healed, bool stopsProcesses = true)
        => history with { Faults = [.. history.Faults, new FaultSpan("F1", "forged", Second(began), Second(healed), stopsProcesses)] };
}
