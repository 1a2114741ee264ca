using System.Globalization;
using System.Text.Encodings.Web;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>A number that is written as it came: <c>125.50</c> stays so, and so does one that no arithmetic here can hold.</summary>
internal sealed class ExactNumber(string text) : FluidValue
{
    private readonly decimal _value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public override FluidValues Type => FluidValues.Number;

    public override bool Equals(FluidValue other) => other.Type == FluidValues.Number && other.ToNumberValue() == _value;

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => _value;

    public override string ToStringValue() => text;

    public override object ToObjectValue() => _value;

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => new(writer.WriteAsync(text));

    [Obsolete("Fluid calls WriteToAsync.")]
    public override void WriteTo(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => writer.Write(text);
}
