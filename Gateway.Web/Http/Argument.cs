using Microsoft.OpenApi;

namespace OrleansNotify.Http;

/// <summary>What a route reads from the query or a header by itself. All of it may be left out.</summary>
internal sealed record Argument(
    string Name, string Summary, JsonSchemaType Type = JsonSchemaType.String, ParameterLocation In = ParameterLocation.Query)
{
    public static readonly Argument IdempotencyKey = new(
        "Idempotency-Key", "The same again within 24 hours is one event and one answer; with another body it is 409.", In: ParameterLocation.Header);

    public static readonly Argument RepeatKey = new(
        "Idempotency-Key", "While the code is valid, it gets the same session again with the same key.", In: ParameterLocation.Header);

    public static readonly Argument TenantId = new(
        "x-tenant-id", "The tenant that is meant. Another than the credential's is refused.", In: ParameterLocation.Header);

    public static readonly Argument NumberedPage = Number("page", "From 1, as far as the first thousand items.");

    public string[] Choices { get; init; } = [];

    /// <summary>A date and time.</summary>
    public bool IsTime { get; init; }

    /// <summary>It may come several times.</summary>
    public bool IsMany { get; init; }

    public static Argument Number(string name, string summary) => new(name, summary, JsonSchemaType.Integer);

    public static Argument Flag(string name, string summary) => new(name, summary, JsonSchemaType.Boolean);

    public static Argument Time(string name, string summary) => new(name, summary) { IsTime = true };

    public static Argument Limit(int most, int usual) => Number("limit", $"1 to {most}; {usual} when it is left out.");

    public OpenApiParameter Parameter => new()
    {
        Name = Name,
        In = In,
        Description = Summary,
        Schema = IsMany ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Value } : Value,
    };

    private OpenApiSchema Value => new()
    {
        Type = Type,
        Format = Type == JsonSchemaType.Integer ? "int64" : IsTime ? "date-time" : null,
        Enum = Choices.Length == 0 ? null : [.. Choices.Select(choice => (System.Text.Json.Nodes.JsonNode)choice)],
    };
}
