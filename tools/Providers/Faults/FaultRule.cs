using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Fakes;

/// <summary>One line of a fault script. The first rule that hits decides; without <see cref="Every"/> and <see cref="Probability"/> it always hits.</summary>
internal sealed record FaultRule
{
    public required Fault Fault { get; set; }

    /// <summary>Hits the n-th, 2n-th, … message that comes to this rule.</summary>
    public int? Every { get; set; }

    /// <summary>Hits with this probability, 0 to 1.</summary>
    public double? Probability { get; set; }

    /// <summary>Only for this recipient.</summary>
    public string? To { get; set; }

    /// <summary>Hits so many times, then never again.</summary>
    public int? Times { get; set; }

    /// <summary>The HTTP status to answer; null: the usual one of this fault and provider.</summary>
    public int? Status { get; set; }

    /// <summary>The provider's code of a refusal.</summary>
    public string? Code { get; set; }

    /// <summary>The value of <c>Retry-After</c>, seconds or a date; null: no such header.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>How long a slow answer takes.</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For the screen: <c>accept_then_hang every 100</c>.</summary>
    internal string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(Fault.ToString())}{(Every is { } every ? $" every {every}" : "")}{(Probability is { } share ? $" {share:P0}" : "")}{(To is null ? "" : $" to {To}")}");

    /// <summary>Null when the rule is right.</summary>
    public string? Problem() => this switch
    {
        { Every: < 1 } => "every must be at least 1",
        { Probability: < 0 or > 1 } => "probability must be from 0 to 1",
        { Times: < 1 } => "times must be at least 1",
        { Status: < 200 or > 599 } => "status must be from 200 to 599",
        { After.Ticks: < 0 } => "after must not be negative",
        _ => null,
    };
}
