using OrleansNotify.Channels;

namespace OrleansNotify.People;

/// <summary>Where a person is reached on a channel.</summary>
public sealed record PersonAddress
{
    public required Channel Channel { get; init; }

    /// <summary>An e-mail address as accounts have it, a number in E.164, or a push subscription's endpoint.</summary>
    public required string Address { get; init; }

    /// <summary>False: a number that does not exist (<see cref="PhoneNumber.IsValid"/>).</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>When the person proved to have it; null: not proved.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The number as WhatsApp knows it, when it differs: its answers and reports name this one.</summary>
    public string? WhatsAppId { get; init; }

    /// <summary>Push: the subscription's keys, a JSON object of <c>p256dh</c> and <c>auth</c>.</summary>
    public string? PushKeys { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As <see cref="OutgoingMessage.To"/> has it.</summary>
    public string To => Channel is Channel.Push ? PushSubscription.Write(Address, PushKeys ?? "{}") : Address;
}
