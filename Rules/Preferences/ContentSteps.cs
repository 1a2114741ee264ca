using System.Globalization;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>The steps of a decision that look at what is to be sent.</summary>
internal static class ContentSteps
{
    /// <summary>Before a template is looked for: a closed window needs one that WhatsApp approved.</summary>
    public static StepResult Window(DecisionFacts facts)
    {
        if (facts.Channel is not Channel.WhatsApp)
        {
            return StepResult.Skip("not WhatsApp");
        }

        if (IsOpen(facts))
        {
            return StepResult.Pass(facts.Content.Message?.Template is null ? "open" : "not needed by a WhatsApp template");
        }

        return facts.Accounts.Any(account => account.IsCapture) || facts.Content.Message is null
            ? StepResult.Pass("closed")
            : StepResult.Stop(DecisionReason.WindowClosed, "no message from the person within 24 hours");
    }

    /// <summary>Whether WhatsApp takes the message as it is.</summary>
    public static bool IsOpen(DecisionFacts facts) => facts.Content.Message?.Template is not null || facts.WindowUntil > facts.Now;

    public static StepResult Template(DecisionFacts facts) => facts.Content switch
    {
        { Problem: { } problem } => StepResult.Stop(DecisionReason.TemplateFailed, problem),
        { Message: null } => StepResult.Stop(DecisionReason.NoTemplate, $"no template for {facts.Channel.Word()}"),
        { Message: { Template: null } message } when IsEmpty(message) => StepResult.Stop(DecisionReason.EmptyMessage, facts.Content.TemplateName),
        _ => StepResult.Pass(facts.Content.TemplateName),
    };

    public static StepResult Segments(DecisionFacts facts)
    {
        if (Sms(facts) is not { } sms)
        {
            return StepResult.Skip("not SMS");
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{sms.Segments} of {sms.Encoding.Word()}");
        return facts.MaxSegments > 0 && sms.Segments > facts.MaxSegments
            ? StepResult.Stop(DecisionReason.TooLong, string.Create(CultureInfo.InvariantCulture, $"{detail}, at most {facts.MaxSegments}"))
            : StepResult.Pass(detail);
    }

    public static SmsLength? Sms(DecisionFacts facts)
        => facts.Channel is Channel.Sms && facts.Content.Message is { } message ? SmsText.Measure(message.Text) : null;

    private static bool IsEmpty(Templates.RenderedMessage message)
        => string.IsNullOrWhiteSpace(message.Text) && string.IsNullOrWhiteSpace(message.Html) && string.IsNullOrWhiteSpace(message.Subject);
}
