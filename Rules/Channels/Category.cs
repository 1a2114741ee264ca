namespace OrleansNotify.Channels;

/// <summary>What messages are about, as people choose by it: a built-in category, or one that the tenant has named.</summary>
public sealed record Category
{
    /// <summary>The number of a tenant's first own category; built-in ones are below.</summary>
    public const int FirstOwn = 16;

    public static Category Transactional { get; } = BuiltIn(MessageCategory.Transactional, "Orders and account");

    public static Category Marketing { get; } = BuiltIn(MessageCategory.Marketing, "Offers and news");

    public static Category SignInCode { get; } = BuiltIn(MessageCategory.SignInCode, "Sign-in codes");

    /// <summary>As the API has it.</summary>
    public required string Id { get; init; }

    /// <summary>As preferences, consents and suppressions are stored; of a tenant's own <see cref="FirstOwn"/> and up, never given twice.</summary>
    public required MessageCategory Number { get; init; }

    /// <summary>The built-in category that it belongs to: what can stop it besides a person's choice of it.</summary>
    public required MessageCategory Kind { get; init; }

    /// <summary>Nobody can switch it off. Hard suppressions, complaints and STOP stop it all the same.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its name for people, by language.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Whether those who have not chosen get it; on a channel that is not named they do.</summary>
    public IReadOnlyDictionary<Channel, bool> Defaults { get; init; } = new Dictionary<Channel, bool>();

    /// <summary>Patterns of the event types that it is for, as endpoints have them.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    public bool IsOwn => (int)Number >= FirstOwn;

    /// <summary>The built-in category of a kind.</summary>
    public static Category Of(MessageCategory kind) => kind switch
    {
        MessageCategory.Marketing => Marketing,
        MessageCategory.SignInCode => SignInCode,
        _ => Transactional,
    };

    public static implicit operator Category(MessageCategory kind) => Of(kind);

    public bool IsOnByDefault(Channel channel) => Defaults.GetValueOrDefault(channel, true);

    private static Category BuiltIn(MessageCategory kind, string label)
        => new() { Id = kind.Word(), Number = kind, Kind = kind, Labels = new Dictionary<string, string> { ["en"] = label } };
}
