using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Channels;

/// <summary>SendGrid's v3 mail-send on this machine: the real request, and what each answer does to a mail.</summary>
public sealed class SendGridTests
{
    [Fact]
    public async Task TheRequestIsThatOfTheApi()
    {
        var (line, authorization, body) = ("", "", default(JsonElement));
        await using var api = await LocalHttp.Start(async context =>
        {
            line = $"{context.Request.Method} {context.Request.Path}";
            authorization = context.Request.Headers.Authorization.ToString();
            body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
            context.Response.StatusCode = 202;
        });
        await using var mail = MailFixture.Of(("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", api.Urls.First()));

        Assert.Equal(SendOutcome.Sent, await mail.Send());

        Assert.Equal(("POST /v3/mail/send", "Bearer SG.key"), (line, authorization));
        Assert.Equal("ann@example.org", body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString());
        Assert.Equal("codes@notify.example", body.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("Notify", body.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal(
            ["text/plain", "text/html"], body.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData(202, SendOutcome.Sent)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(400, SendOutcome.Rejected)]
    public async Task AnAnswerWithoutEndIsNotRead(int status, SendOutcome expected)
    {
        await using var api = await LocalHttp.Start(context => Pour(context, status));
        await using var mail = MailFixture.Of(("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", api.Urls.First()));

        Assert.Equal(expected, await mail.Send());
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        var paths = new List<string>();
        await using var api = await LocalHttp.Start(context =>
        {
            paths.Add(context.Request.Path);
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var mail = MailFixture.Of(("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", api.Urls.First()));

        Assert.Equal(SendOutcome.Rejected, await mail.Send());
        Assert.Equal(["/v3/mail/send"], paths);
    }

    [Fact]
    public async Task AnApiThatSaysNothingHoldsAnAttemptToItsDeadline()
    {
        await using var api = await LocalHttp.Start(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        await using var mail = MailFixture.Of(("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", api.Urls.First()));

        Assert.Equal(SendOutcome.Retry, await mail.Send(limit: TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task ASubjectWithALineBreakIsRefusedAndTheApiNotAsked()
    {
        var calls = 0;
        await using var api = await LocalHttp.Start(_ =>
        {
            calls++;
            return Task.CompletedTask;
        });
        await using var mail = MailFixture.Of(("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", api.Urls.First()));

        Assert.Equal(SendOutcome.Rejected, await mail.Send(MailFixture.Mail with { Subject = "s\r\nBcc: eve@example.org" }));
        Assert.Equal(0, calls);
    }

    private static async Task Pour(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        var chunk = new byte[64 * 1024];
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone, as it should.
        }
    }
}
