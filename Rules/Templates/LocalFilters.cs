using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Filters;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>Filters that write as the person does: in the language and the time zone of the rendering.</summary>
internal static partial class LocalFilters
{
    private const int MaxFormat = 100;

    /// <summary><c>{{ event.at | date: "%d %B %Y" }}</c>. Without a format: the date as the language writes it.</summary>
    public static ValueTask<FluidValue> Date(FluidValue input, FilterArguments arguments, TemplateContext context)
        => arguments.Count == 0 ? Written(input, "D", context) : Formatted(input, arguments, context);

    /// <summary><c>{{ event.at | datetime }}</c>: date and time as the language writes them.</summary>
    public static ValueTask<FluidValue> DateTime(FluidValue input, FilterArguments arguments, TemplateContext context) => Written(input, "f", context);

    /// <summary><c>{{ data.amount | money: "EUR" }}</c>. Without a currency: two decimals.</summary>
    public static ValueTask<FluidValue> Money(FluidValue input, FilterArguments arguments, TemplateContext context)
        => TryNumber(input, out var amount)
            ? new StringValue(MoneyText.Write(amount, arguments.At(0).ToStringValue(), LiquidContext.Of(context).Culture))
            : input;

    /// <summary><c>{{ data.weight | number: 2 }}</c>, with the language's separators.</summary>
    public static ValueTask<FluidValue> Number(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var decimals = (int)Math.Clamp(arguments.At(0).ToNumberValue(), 0, 28);
        return TryNumber(input, out var number)
            ? new StringValue(MoneyText.Plain(number.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), LiquidContext.Of(context).Culture)))
            : input;
    }

    private static bool TryNumber(FluidValue input, out decimal number)
    {
        number = input.Type == FluidValues.Number ? input.ToNumberValue() : 0;
        return input.Type == FluidValues.Number
            || decimal.TryParse(input.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    // The library pads to whatever width a format has.
    private static ValueTask<FluidValue> Formatted(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var format = arguments.At(0).ToStringValue();
        if (format.Length > MaxFormat || Wide().IsMatch(format))
        {
            throw new TemplateException("a date format that is too long or too wide");
        }

        FluidValue local = TryTime(input, out var time) ? new DateTimeValue(TimeZoneInfo.ConvertTime(time, context.TimeZone)) : input;
        return InCulture(context, () => MiscFilters.Date(local, arguments, context));
    }

    private static ValueTask<FluidValue> Written(FluidValue input, string format, TemplateContext context)
    {
        if (!TryTime(input, out var time))
        {
            return input;
        }

        var local = TimeZoneInfo.ConvertTime(time, context.TimeZone);
        return new StringValue(local.DateTime.ToString(format, LiquidContext.Of(context).Culture));
    }

    private static bool TryTime(FluidValue input, out DateTimeOffset time)
    {
        time = default;
        if (input.ToObjectValue() is DateTimeOffset known)
        {
            time = known;
            return true;
        }

        return input.Type == FluidValues.String
            && DateTimeOffset.TryParse(input.ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static ValueTask<FluidValue> InCulture(TemplateContext context, Func<ValueTask<FluidValue>> run)
    {
        var invariant = context.CultureInfo;
        context.CultureInfo = LiquidContext.Of(context).Culture;
        try
        {
            return run();
        }
        finally
        {
            context.CultureInfo = invariant;
        }
    }

    [GeneratedRegex("%[^A-Za-z%]*[0-9]{3}")]
    private static partial Regex Wide();
}
