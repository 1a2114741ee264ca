using OrleansNotify.Channels;

namespace OrleansNotify.People;

internal sealed record AddressRecord
{
    public string PersonId { get; init; } = "";

    public Channel Channel { get; init; }

    public string Address { get; init; } = "";

    public long IsValid { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public string? WhatsAppId { get; init; }

    public string? PushKeys { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public static AddressRecord Of(string personId, PersonAddress address) => new()
    {
        PersonId = personId,
        Channel = address.Channel,
        Address = address.Address,
        IsValid = address.IsValid ? 1 : 0,
        VerifiedAt = address.VerifiedAt,
        WhatsAppId = address.WhatsAppId,
        PushKeys = address.PushKeys,
        CreatedAt = address.CreatedAt,
    };

    public PersonAddress ToAddress() => new()
    {
        Channel = Channel,
        Address = Address,
        IsValid = IsValid == 1,
        VerifiedAt = VerifiedAt,
        WhatsAppId = WhatsAppId,
        PushKeys = PushKeys,
        CreatedAt = CreatedAt,
    };
}
