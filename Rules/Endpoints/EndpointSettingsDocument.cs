using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Endpoints;

/// <summary>
/// <see cref="EndpointSettings"/> as JSON: how they are stored, and the members of the same names in requests and answers.
/// Spans are seconds, choices are words, headers and metadata are objects, the filter is the object that it is.
/// </summary>
public sealed record EndpointSettingsDocument
{
    /// <summary>Standard Webhooks advises 15 to 30 seconds.</summary>
    public const int DefaultTimeout = 15;

    // Set, not init: the generated reader sets every init-only property, those of missing members to null.
    public string Url { get; set; } = "";

    public string[] EventTypes { get; set; } = ["*"];

    public JsonElement? Filter { get; set; }

    public OrderedDictionary<string, string> Headers { get; set; } = [];

    public decimal Timeout { get; set; } = DefaultTimeout;

    public int RateLimit { get; set; }

    public string Order { get; set; } = "parallel";

    public string? OrderingKey { get; set; }

    public decimal[]? RetrySchedule { get; set; }

    public string Signature { get; set; } = "hmac";

    public string? SignatureHeader { get; set; }

    public string Format { get; set; } = "payload";

    public string Description { get; set; } = "";

    public OrderedDictionary<string, string> Metadata { get; set; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EndpointSettingsDocument))]
internal sealed partial class EndpointJson : JsonSerializerContext;
