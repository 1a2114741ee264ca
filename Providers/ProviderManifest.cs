namespace OrleansNotify.Channels;

/// <summary><c>provider.json</c>: what an account of the provider needs and can do. Validation, forms and docs/providers.md come from it.</summary>
public sealed record ProviderManifest
{
    /// <summary><c>sendgrid</c>, <c>ses</c>, <c>smtp</c>, <c>twilio-sms</c>, <c>sns</c>, <c>aws-sms</c>, <c>twilio-whatsapp</c>, <c>whatsapp-cloud</c>, <c>web-push</c>, <c>http</c>, <c>capture</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As the service writes itself.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    public required IReadOnlyList<ProviderField> Fields { get; init; }

    /// <summary>Groups of fields of which one must be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> NeedsOneOf { get; init; } = [];

    /// <summary>Groups of fields of which all or none are given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Together { get; init; } = [];

    /// <summary>Two fields that must be a pair of keys; null: there are none.</summary>
    public KeyPairFields? KeyPair { get; init; }

    public required ProviderCapabilities Capabilities { get; init; }

    /// <summary>Where to get the credentials, and what to set up there. Markdown.</summary>
    public required string Help { get; init; }
}
