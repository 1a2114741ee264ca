using System.Text.Json;

namespace OrleansNotify.Deliveries;

/// <summary>What a bulk job is about, as it was frozen when the job began.</summary>
/// <param name="Text">Only of events whose payload has it; null: of all.</param>
public sealed record BulkScope(DeliveryFilter Filter, string? Text)
{
    /// <summary>
    /// As it is stored. A silo of a version before texts and cancellations takes an unknown action for a resend, and does not see a text: what
    /// it must not run is an array, which it cannot read, so that the job waits for a newer silo.
    /// </summary>
    public string Write(string action)
        => Text is null && action is (BulkAction.Resend or BulkAction.Purge)
            ? JsonSerializer.Serialize(Filter)
            : JsonSerializer.Serialize(new object?[] { Filter, Text });

    public static BulkScope Read(string stored)
    {
        using var document = JsonDocument.Parse(stored);
        return document.RootElement is { ValueKind: JsonValueKind.Array } array
            ? new BulkScope(array[0].Deserialize<DeliveryFilter>()!, array[1].GetString())
            : new BulkScope(document.RootElement.Deserialize<DeliveryFilter>()!, null);
    }
}
