using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>SendGrid's mail-send as far as its documentation says: it answers what it is told, then 202.</summary>
internal sealed class SendGridStub : IAsyncDisposable
{
    private readonly Channel<Request> _requests = System.Threading.Channels.Channel.CreateUnbounded<Request>();
    private readonly Queue<int> _answers;
    private WebApplication _app = null!;

    private SendGridStub(int[] answers) => _answers = new Queue<int>(answers);

    public (string Name, string Value)[] Settings =>
    [
        ("SENDGRID_API_KEY", "SG.key"), ("SENDGRID_URL", _app.Urls.First()), ("MAIL_FROM", "codes@notify.example"),
    ];

    public static async Task<SendGridStub> Start(params int[] answers)
    {
        var stub = new SendGridStub(answers);
        stub._app = await LocalHttp.Start(stub.Answer);
        return stub;
    }

    public async Task<Request> Next()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _requests.Reader.ReadAsync(deadline.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new Request(
            $"{context.Request.Method} {context.Request.Path}", context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        context.Response.StatusCode = _answers.TryDequeue(out var status) ? status : 202;
        _requests.Writer.TryWrite(request);
    }

    internal sealed record Request(string Line, string Authorization, string Body);
}
