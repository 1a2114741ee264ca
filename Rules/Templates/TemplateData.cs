using System.Text.Json;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>An event's payload as templates see it: <c>data</c> is all of it, <c>payload</c> its own <c>data</c> object where it has one.</summary>
public sealed class TemplateData
{
    private TemplateData(FluidValue all, FluidValue payload) => (All, Payload) = (all, payload);

    public static TemplateData Empty { get; } = From(JsonDocument.Parse("{}").RootElement);

    internal FluidValue All { get; }

    internal FluidValue Payload { get; }

    public static TemplateData From(JsonElement payload)
    {
        var all = JsonValues.Of(payload);
        var own = payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object;
        return new TemplateData(all, own ? JsonValues.Of(payload.GetProperty("data")) : all);
    }
}
