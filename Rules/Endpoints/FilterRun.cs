using System.Runtime.InteropServices;
using System.Text.Json;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The work of one evaluation. A step is a look at one value or at one member's name, some tens of nanoseconds; a filter with a hundred
/// conditions over the longest list that a payload can hold would take millions.
/// </summary>
public sealed class FilterRun
{
    public const int MaxSteps = 100_000;
    private const int BytesPerStep = 256;

    public int Steps { get; private set; }

    public bool IsOverBudget => Steps > MaxSteps;

    /// <returns>False when the budget is spent: nothing more may be looked at, and the result does not count.</returns>
    public bool TrySpend(int steps)
    {
        if (!IsOverBudget)
        {
            Steps += steps;
        }

        return !IsOverBudget;
    }

    /// <summary>A comparison may have to decode all of a text.</summary>
    public bool TrySpendOn(JsonElement value)
        => TrySpend(value.ValueKind == JsonValueKind.String ? 1 + (JsonMarshal.GetRawUtf8Value(value).Length / BytesPerStep) : 1);
}
