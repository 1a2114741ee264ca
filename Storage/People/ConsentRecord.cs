using OrleansNotify.Channels;

namespace OrleansNotify.People;

internal sealed record ConsentRecord
{
    public string PersonId { get; init; } = "";

    public ConsentKind Kind { get; init; }

    public MessageCategory Category { get; init; }

    public Channel? Channel { get; init; }

    public DateTimeOffset At { get; init; }

    public string Source { get; init; } = "";

    public string? Proof { get; init; }

    public Consent ToConsent() => new(Kind, Category, Channel, At, Source, Proof);
}
