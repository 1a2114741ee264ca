using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OrleansNotify.Deliveries;

/// <summary>A payload byte for byte as it was received.</summary>
internal sealed class PayloadResult(byte[] payload, string name, bool isDownload) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(payload))}\"");
        response.GetTypedHeaders().ETag = tag;
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json";
        if (isDownload)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}.json\"";
        }

        response.ContentLength = payload.Length;
        await response.Body.WriteAsync(payload, httpContext.RequestAborted);
    }
}
