using Fluid;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>Filters of the library whose result can be the product of what they are given, with the result's length known before it is made.</summary>
internal static class TextFilters
{
    public static ValueTask<FluidValue> Replace(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Replace(input, arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue(), context);

    public static ValueTask<FluidValue> Remove(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Replace(input, arguments.At(0).ToStringValue(), "", context);

    public static ValueTask<FluidValue> Join(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var separator = arguments.At(0).ToStringValue();
        var items = input.Type == FluidValues.Array ? input.Enumerate(context).Select(item => item.ToStringValue()).ToList() : null;
        return items is null ? input
            : items.Sum(item => (long)item.Length + separator.Length) > LiquidMeter.MaxText + separator.Length ? throw LiquidMeter.TooLong()
            : new StringValue(string.Join(separator, items));
    }

    private static ValueTask<FluidValue> Replace(FluidValue input, string searched, string replacement, TemplateContext context)
    {
        var text = input.ToStringValue();
        if (searched.Length is 0 or > Metered.MaxSearched)
        {
            return input;
        }

        LiquidContext.Of(context).Meter.Charge(text.Length);
        var found = text.AsSpan().Count(searched);
        return text.Length + (long)found * (replacement.Length - searched.Length) > LiquidMeter.MaxText
            ? throw LiquidMeter.TooLong()
            : new StringValue(text.Replace(searched, replacement, StringComparison.Ordinal), (input as StringValue)?.Encode ?? true);
    }
}
