using System.Globalization;
using Fluid;

namespace OrleansNotify.Templates;

/// <summary>One rendering.</summary>
internal sealed class LiquidContext : TemplateContext
{
    public LiquidContext(TemplateOptions options, CultureInfo culture, TimeZoneInfo zone, LiquidMeter meter)
        : base(options, StringComparer.Ordinal)
    {
        TimeZone = zone;
        Culture = culture;
        Meter = meter;
    }

    /// <summary>Of filters that write for people. <see cref="TemplateContext.CultureInfo"/> stays invariant: it would turn numbers in links and ids into <c>125,5</c>.</summary>
    public CultureInfo Culture { get; }

    public LiquidMeter Meter { get; }

    public static LiquidContext Of(TemplateContext context) => (LiquidContext)context;
}
