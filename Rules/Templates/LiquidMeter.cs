using Fluid;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>
/// How much one rendering may do. Counted in characters and values that are looked at, so that the same template with the same event always
/// comes to the same end, however busy the machine is.
/// </summary>
internal sealed class LiquidMeter(CancellationToken cancellation)
{
    public const int MaxText = 256 * 1024;
    private const int MaxWork = 1_000_000;
    private const int Value = 16;

    private int _work;

    public void Charge(long work)
    {
        cancellation.ThrowIfCancellationRequested();
        _work = (int)Math.Min(int.MaxValue, _work + work);
        if (_work > MaxWork)
        {
            throw new TemplateException("the template does too much");
        }
    }

    /// <summary>Charges for looking at all of a value, and returns how large it is.</summary>
    public int Weigh(FluidValue value, TemplateContext context)
    {
        var weight = value.Type switch
        {
            FluidValues.String => value.ToStringValue().Length,
            FluidValues.Array or FluidValues.Dictionary => value.Enumerate(context).Sum(item => Weigh(item, context)),
            _ => 0,
        };
        Charge(weight / 8 + Value);
        return weight + 1 > MaxText ? throw TooLong() : weight + 1;
    }

    public static TemplateException TooLong() => new($"a text of more than {MaxText} characters");
}
