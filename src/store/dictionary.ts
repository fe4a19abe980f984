/**
 * The dictionary of compress.ts: text as mails and stored properties have it, written for this purpose. zstd refers to
 * pieces of it; what is most usual stands last, where references are shortest. It is part of the stored form: it may
 * never change.
 */
const headers = `Return-Path: <>
Delivered-To: 
X-Original-To: 
Received: from localhost (localhost [127.0.0.1])
	by mail.example.com (Postfix) with ESMTP id 
	for <info@example.com>; Mon, 12 Jan 2026 10:20:30 +0100 (CET)
Received: from smtp.example.net (smtp.example.net [192.0.2.1])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
	 key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)
	(No client certificate requested)
	by mx.example.org (Kontor) with ESMTPS id 
Received: by 2002:a05:6512:: with SMTP id 
        Tue, 13 Feb 2024 11:12:13 -0700 (PDT)
X-Google-DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
        d=1e100.net; s=20230601; t=17; x=17;
        h=list-unsubscribe:list-archive:list-help:list-post:list-id:mailing-list:precedence
         :references:in-reply-to:message-id:date:subject:from:to:cc:mime-version:x-gm-message-state
DKIM-Signature: v=1; a=rsa-sha256; q=dns/txt; c=relaxed/simple;
	d=example.com; s=selector1; t=1700000000;
	h=from:from:reply-to:subject:subject:date:date:message-id:message-id:
	 to:to:cc:mime-version:mime-version:content-type:content-type:
	 content-transfer-encoding:content-transfer-encoding:in-reply-to:references;
	bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
	b=
Authentication-Results: mx.example.org;
	dkim=pass (2048-bit key; unprotected) header.d=example.com header.i=@example.com header.a=rsa-sha256 header.s=default header.b=;
	spf=pass smtp.mailfrom=; dmarc=pass (policy=none) header.from=
ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.i=@ header.s=20230601 header.b=;
       spf=pass (google.com: domain of designates as permitted sender) smtp.mailfrom=
Received-SPF: Pass (protection.outlook.com: domain of designates as permitted sender) receiver=protection.outlook.com; client-ip=; helo=
X-MS-Exchange-Organization-AuthSource: 
X-MS-Exchange-CrossTenant-OriginalArrivalTime: 
X-MS-Has-Attach: yes
X-MS-TNEF-Correlator: 
X-Spam-Checker-Version: SpamAssassin 3.4.6 (2021-04-09) on 
X-Spam-Status: No, score=-2.0 required=5.0 tests=BAYES_00,DKIM_SIGNED,DKIM_VALID,DKIM_VALID_AU,
	HTML_MESSAGE,RCVD_IN_DNSWL_NONE,SPF_HELO_NONE,SPF_PASS autolearn=ham autolearn_force=no version=3.4.6
X-Spam-Level: 
X-Virus-Scanned: amavisd-new at 
X-Mailer: Microsoft Outlook 16.0
X-Mailer: Apple Mail (2.3654.120.0.1.13)
User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Thunderbird/102.15.1
User-Agent: Mozilla Thunderbird
X-Priority: 3 (Normal)
X-MSMail-Priority: Normal
Importance: Normal
Auto-Submitted: auto-generated
Precedence: bulk
Precedence: list
List-Id: <announce.lists.example.org>
List-Unsubscribe: <https://lists.example.org/mailman/options/>, <mailto:announce-request@lists.example.org?subject=unsubscribe>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
List-Archive: <https://lists.example.org/archives/>
List-Post: <mailto:>
List-Help: <mailto:>
List-Subscribe: <https://>
Errors-To: 
Sender: 
Reply-To: 
Thread-Topic: 
Thread-Index: 
Accept-Language: en-US, de-DE
Content-Language: en-US
Organization: 
In-Reply-To: <@mail.gmail.com>
References: <@mail.gmail.com>
Subject: Re: =?UTF-8?Q?=C3=BC?= =?utf-8?B?=?= =?iso-8859-1?Q?=E4?= Fwd: AW: WG: 
`
const parts = `
This is a multi-part message in MIME format.

------=_NextPart_000_0000_01
Content-Type: multipart/mixed; boundary="----=_Part_0_"
Content-Type: multipart/related; type="multipart/alternative"; boundary="
Content-Type: multipart/alternative; boundary="000000000000"
Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;
Content-Type: multipart/report; report-type=delivery-status; boundary="
Content-Type: message/delivery-status

Reporting-MTA: dns; 
Arrival-Date: 
Final-Recipient: rfc822; 
Original-Recipient: rfc822;
Action: failed
Status: 5.1.1
Remote-MTA: dns; 
Diagnostic-Code: smtp; 550 5.1.1 <>: Recipient address rejected: User unknown

Content-Type: message/rfc822
Content-Type: application/pdf; name=".pdf"
Content-Type: application/octet-stream; name="
Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=".docx"
Content-Type: image/png; name="image001.png"
Content-Type: image/jpeg; name="image002.jpg"
Content-Type: image/gif; name="
Content-Type: text/calendar; charset="UTF-8"; method=REQUEST
Content-Disposition: attachment; filename="
Content-Disposition: inline; filename="
Content-ID: <image001.png@01D9>
Content-Description: 
X-Attachment-Id: 
Content-Transfer-Encoding: base64
Content-Transfer-Encoding: 8bit
Content-Transfer-Encoding: 7bit
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="utf-8"
Content-Type: text/plain; charset="utf-8"
Content-Type: text/html; charset=iso-8859-1
Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes
Content-Type: text/plain; charset=ISO-8859-15
Content-Type: text/html; charset=windows-1252
`
const markup = `
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)"><title></title>
<style type="text/css">
<!--
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; margin-bottom:.0001pt; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}
@media only screen and (max-width: 600px) { body { width: 100% !important; min-width: 100%; margin: 0; padding: 0; } }
-->
</style></head>
<body bgcolor="#FFFFFF" text="#000000" lang="EN-US" link="#0563C1" vlink="#954F72" style="margin:0;padding:0;background-color:#ffffff;">
<table width="100%" border="0" cellspacing="0" cellpadding="0" align="center" style="border-collapse:collapse;border-spacing:0;">
<tr><td align="left" valign="top" style="padding:10px 20px;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#333333;">
<a href="https://www.example.com/?utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=" target="_blank" style="color:#0000ee;text-decoration:none;">
<img src="https://" width="1" height="1" border="0" alt="" style="display:block;"></a></td></tr></table>
<div class="WordSection1"><p class="MsoNormal"><span style="font-size:12.0pt"><o:p>&nbsp;</o:p></span></p></div>
<div dir="ltr"><br></div><blockquote type="cite" class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">
<b>From:</b> <br><b>Sent:</b> <br><b>To:</b> <br><b>Subject:</b> <br></blockquote>
</body></html>
=20
=3D"=
<br>=
</font></td></tr></tbody></table></div></span></p>&nbsp;
`
const words = `
Von: Gesendet: An: Betreff: Mit freundlichen Grüßen Hallo Sehr geehrte Damen und Herren, vielen Dank für Ihre Nachricht.
Le lundi a écrit : Bonjour, merci Cordialement Bonjour à tous Saludos cordiales Buenos días Gracias Cordiali saluti Grazie
On Mon, Jan 1, 2024 at 10:00 AM wrote:
-----Original Message-----
-----Ursprüngliche Nachricht-----
---------- Forwarded message ---------
Dear Hi Hello Thank you for your message. Please let me know if you have any questions. Best regards, Kind regards, Thanks,
Sent from my iPhone
To unsubscribe from this list, click here. View this email in your browser. All rights reserved. Privacy policy
_______________________________________________
http://www.https://www.google.com/https://github.com/
the and for that with this you have from not are will was can your our all would been there their what which about
`
// Property rows hold UTF-16.
const wide = 'SMTP\0EX\0/o=/ou=Exchange Administrative Group/cn=Recipients/cn=@example.com\0@gmail.com\0IPM.Note\0'
const top = `Date: Mon, 1 Jan 2024 00:00:00 +0000
Date: Thu, 20 Nov 2025 09:15:00 +0100 (CET)
MIME-Version: 1.0
Message-ID: <@example.com>
Message-Id: <@
Cc: 
To: <
From: "" <@example.com>
To: undisclosed-recipients:;
Subject: 
`

export const dictionary: Uint8Array = Buffer.concat([
  Buffer.from(wide, 'utf16le'),
  ...[words, markup, parts, headers, top].map((text) => Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8')),
])
