using System.Security;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>Errors in the shape of each protocol. A code of a script is a type, and after a colon its message or reason.</summary>
internal static class AwsErrors
{
    /// <summary>REST JSON: SES.</summary>
    public static IResult Rest(HttpContext context, string code, int status = 400)
    {
        var (type, text) = Parts(code);
        context.Response.Headers["x-amzn-ErrorType"] = $"{type}:http://internal.amazon.com/coral/com.amazonaws.sesv2/";
        return Results.Json(new JsonObject { ["message"] = text }, statusCode: StatusOf(type, status));
    }

    /// <summary>JSON 1.0: End User Messaging.</summary>
    public static IResult Json(string code, int status = 400)
    {
        var (type, text) = Parts(code);
        return Results.Json(
            new JsonObject
            {
                ["__type"] = $"com.amazonaws.pinpointsmsvoicev2#{type}",
                ["Reason"] = text,
                ["Message"] = $"Refused by the fake with {code}",
            },
            contentType: "application/x-amz-json-1.0", statusCode: StatusOf(type, status));
    }

    /// <summary>Query: SNS.</summary>
    public static IResult Xml(string code, int status = 400)
    {
        var (type, text) = Parts(code);
        return Results.Text(
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>{SecurityElement.Escape(type)}</Code>
            <Message>{SecurityElement.Escape(text)}</Message></Error><RequestId>0</RequestId></ErrorResponse>
            """,
            "text/xml", statusCode: StatusOf(type, status));
    }

    private static (string Type, string Text) Parts(string code)
        => code.Split(':', 2, StringSplitOptions.TrimEntries) is [var type, var text] ? (type, text) : (code, $"Refused by the fake with {code}");

    private static int StatusOf(string type, int status) => type switch
    {
        "MissingAuthenticationTokenException" or "UnrecognizedClientException" or "SignatureDoesNotMatch" or "RequestExpired"
            or "AuthorizationError" => 403,
        _ => status,
    };
}
