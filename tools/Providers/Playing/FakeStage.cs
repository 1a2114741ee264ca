namespace OrleansNotify.Fakes;

/// <summary>Plays one call of any fake that speaks HTTP: asks the script, takes the message or not, answers or not, reports.</summary>
internal sealed class FakeStage(
    FaultScripts scripts, TakenLedger ledger, CallbackRunner callbacks, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public async Task<IResult> Play(HttpContext context, string provider, FakeMessage message, FakeAnswers answers)
    {
        var player = scripts[provider];
        var rule = player.Next(message.To);
        switch (rule?.Fault)
        {
            case Fault.Refuse:
                return answers.Refused(rule);
            case Fault.Throttle:
                SetRetryAfter(context, rule);
                return answers.Throttled(rule);
            case Fault.Error:
                return Error(context, rule);
            case Fault.Hang:
                return await Hang(context);
            case Fault.Reset:
                return Reset(context);
            case Fault.Slow:
                await Task.Delay(rule.After, time, context.RequestAborted);
                break;
        }

        await Take(player, provider, message);
        return rule?.Fault switch
        {
            Fault.AcceptThenHang => await Hang(context),
            Fault.AcceptThenReset => Reset(context),
            Fault.AcceptThenError => Error(context, rule),
            Fault.AcceptThenGarbage => Results.Bytes([0xff, 0x7b, 0x00, 0x22], "application/json", null),
            _ => answers.Accepted(),
        };
    }

    private async Task Take(FaultPlayer player, string provider, FakeMessage message)
    {
        ledger.Add(new TakenMessage(provider, message.Id, message.AttemptId, message.To, message.Body, time.GetUtcNow(), 1));
        await callbacks.Report(player, message);
    }

    private async Task<IResult> Hang(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Reset(context);
    }

    private static IResult Reset(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }

    private static IResult Error(HttpContext context, FaultRule rule)
    {
        SetRetryAfter(context, rule);
        return Results.Text("upstream connect error", statusCode: rule.Status ?? StatusCodes.Status503ServiceUnavailable);
    }

    private static void SetRetryAfter(HttpContext context, FaultRule rule)
    {
        if (rule.RetryAfter is { } value)
        {
            context.Response.Headers.RetryAfter = value;
        }
    }
}
