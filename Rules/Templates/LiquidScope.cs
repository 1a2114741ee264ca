using System.Globalization;
using Fluid;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>What the parts of one message have in common.</summary>
internal sealed class LiquidScope(TemplateModel model, CultureInfo culture, TimeZoneInfo zone, CancellationToken cancellation)
{
    // One for all parts: a message has so much, not each of its parts.
    private readonly LiquidMeter _meter = new(cancellation);

    /// <summary>A part does not see what another has assigned.</summary>
    public LiquidContext Context(TemplateOptions options)
    {
        var context = new LiquidContext(options, culture, zone, _meter);
        context.SetValue("data", model.Data.All);
        context.SetValue("payload", model.Data.Payload);
        context.SetValue("event", JsonValues.Of(Members(model.Event)));
        context.SetValue("person", JsonValues.Of(
            ("id", JsonValues.Of(model.Person.Id)),
            ("name", JsonValues.Of(model.Person.Name)),
            ("language", JsonValues.Of(model.Person.Language)),
            ("time_zone", JsonValues.Of(model.Person.TimeZone))));
        context.SetValue("links", JsonValues.Of(
            ("unsubscribe", JsonValues.Of(model.Links.Unsubscribe)),
            ("preferences", JsonValues.Of(model.Links.Preferences))));
        if (model.Digest is { } digest)
        {
            context.SetValue("digest", JsonValues.Of(
                ("count", NumberValue.Create(digest.Count)),
                ("events", new ArrayValue([.. digest.Events.Select(one => JsonValues.Of(
                    [.. Members(one.Event), ("data", one.Data.All), ("payload", one.Data.Payload)]))]))));
        }

        return context;
    }

    private static (string Name, FluidValue Value)[] Members(TemplateEvent happened) =>
    [
        ("id", JsonValues.Of(happened.Id)),
        ("type", JsonValues.Of(happened.Type)),
        ("source", JsonValues.Of(happened.Source)),
        ("at", new DateTimeValue(happened.At)),
    ];
}
