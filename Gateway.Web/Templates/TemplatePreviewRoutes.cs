using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Secrets;

namespace OrleansNotify.Templates;

/// <summary>What a template makes of an event that does not exist.</summary>
internal static class TemplatePreviewRoutes
{
    private static readonly TemplateLinks SampleLinks = new("https://example.org/u/sample", "https://example.org/preferences/sample");

    public static void MapTemplatePreview(this IEndpointRouteBuilder template)
        => template.MapPost("/preview", Preview)
            .Named("previewTemplate", "Renders given parts, the draft, what is published or the built-in texts with a sample event")
            .Example("""{"payload":{"data":{"orderId":"7","totalAmount":12.5,"currency":"EUR"}},"person":{"name":"Ann","timeZone":"Europe/Vienna"}}""");

    private static async Task<Results<Ok<TemplatePreview>, Problem>> Preview(
        TenantViewer viewer, NamedTemplate template, JsonBody<PreviewCommand> body, ITemplateStore templates, SecretBox box, TimeProvider time,
        CancellationToken cancellation)
    {
        var (key, command) = (template.Key, body.Value);
        if (command.Parts is { } parts && TemplateRoutes.Check(key, parts.Parts) is { } problem)
        {
            return problem;
        }

        var chosen = command.Parts is { } given
            ? new Template(key.EventType, key.Channel, key.Language, 0, TemplateCompiler.Compile(key.Channel, given.Parts))
            : await Stored(viewer.Tenant, key, templates, cancellation) ?? BuiltInTemplates.Of(key.EventType, key.Channel);
        try
        {
            return TypedResults.Ok(TemplatePreview.Of(chosen, Render(chosen, key, command, time), box));
        }
        catch (TemplateException failure)
        {
            return Problems.Invalid("template_failed", failure.Message);
        }
    }

    private static RenderedMessage Render(Template template, TemplateKey key, PreviewCommand command, TimeProvider time)
    {
        var person = command.Person;
        var data = command.Payload is { } payload ? TemplateData.From(payload) : TemplateData.Empty;
        var model = new TemplateModel(
            new TemplateEvent("evt_sample", key.EventType, "preview", command.At ?? time.GetUtcNow()), data,
            new TemplatePerson(person?.Id, person?.Name, key.Language, person?.TimeZone), SampleLinks);
        var zone = TimeZoneName.OrUtc(person?.TimeZone);
        return TemplateRenderer.Render(template, model, TemplateLanguages.CultureOf(key.Language), zone);
    }

    private static async Task<Template?> Stored(string tenant, TemplateKey key, ITemplateStore templates, CancellationToken cancellation)
    {
        var versions = await templates.Versions(tenant, key, cancellation);
        return (versions.FirstOrDefault(row => row.Version == 0) ?? versions.FirstOrDefault(row => row.IsCurrent))?.ToTemplate();
    }
}

/// <param name="Parts">To try before they are saved; null: those that are.</param>
/// <param name="Payload">Of the sample event.</param>
/// <param name="At">Of the sample event; null: now.</param>
internal sealed record PreviewCommand(TemplateCommand? Parts, JsonElement? Payload, DateTimeOffset? At, PreviewPerson? Person);

internal sealed record PreviewPerson(string? Id, string? Name, string? TimeZone);

/// <param name="Template">Which was rendered, for people.</param>
/// <param name="WhatsApp">The approved template that is sent in place of the text.</param>
/// <param name="Seal">With the HTML, for the frame that draws it; null: there is no HTML.</param>
/// <param name="Sms">How long an SMS of it is; null: another channel.</param>
internal sealed record TemplatePreview(
    string Template, string? Subject, string Text, string? Html, WhatsAppTemplate? WhatsApp, string? Link, string? Tag, SmsLength? Sms, string? Seal)
{
    public static TemplatePreview Of(Template template, RenderedMessage message, SecretBox box) => new(
        template.Name, message.Subject, message.Text, message.Html, message.Template, message.Link, message.Tag,
        template.Channel is Channel.Sms ? SmsText.Measure(message.Text) : null,
        message.Html is { } html ? MailFrame.SealOf(box, html) : null);
}
